/** `std.si`: the contract as Silicon `@extern` declarations. Silicon's `Int` is wasm's i32. */
import type { ContractFunction, CoreType, Surface } from '../surface.js';

const SILICON_TYPE: Readonly<Record<CoreType, string>> = { i32: 'Int', i64: 'Int64', f32: 'Float', f64: 'Float64' };

function extern({ docs, linkName, params, result }: ContractFunction): string {
  const name = result === null ? linkName : `${linkName}:${SILICON_TYPE[result.core]}`;
  const list = params.map(({ name, core }) => `${name.replaceAll('-', '_')}:${SILICON_TYPE[core]}`).join(', ');
  return `# ${docs}\n@extern ${list === '' ? name : `${name} ${list}`};\n`;
}

/** A hook is the program's to write, under this name and with these parameters. */
const hook = (fn: ContractFunction): string => extern(fn).replace('@extern', '# to be exported by the program:');

export function renderSilicon(surfaces: readonly Surface[]): string {
  const blocks = surfaces.map(({ package: id, functions, hooks }) =>
    [`# ${id}\n`, ...functions.map(extern), ...hooks.map(hook)].join('\n'),
  );
  return `# Derived from the WIT contract; do not edit.\n\n${blocks.join('\n')}`;
}
