/** The door: what bump is, and its prebuilt modules. No Binaryen behind it. */

export const name = 'bump';

/** Location of a prebuilt stand-alone module; `fast` checks nothing, `check` the caller, `audit` every invariant. */
export const prebuilt = (build: 'fast' | 'check' | 'audit' = 'fast'): URL =>
  new URL(`../prebuilt/${name}${build === 'fast' ? '' : `.${build}`}.wasm`, import.meta.url);
