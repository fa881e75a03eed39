/** Errors of this package: a construction that Binaryen would accept and miscompile, a misused option, a failed link. */

/** A line of the allocator's source, for messages. */
export type Origin = string;

/** The builder was used against its rules; the message names the lines involved. */
export class BuildError extends Error {
  override readonly name = 'BuildError';
}

/** An option outside its range: the rule and the value received. */
export class OptionError extends Error {
  override readonly name = 'OptionError';
}

/** A program that cannot be linked with a conformer. */
export class LinkError extends Error {
  override readonly name = 'LinkError';
}

/** A module that is to be linked as a runtime and cannot be: which, and everything that is wrong with it. */
export class RuntimeModuleError extends Error {
  override readonly name = 'RuntimeModuleError';

  constructor(
    readonly runtime: string,
    readonly problems: readonly string[],
  ) {
    super(`${runtime} is no runtime that can be linked: ${problems.join('; ')}`);
  }
}

const OWN_FRAME = /\/packages\/ir\/(src|dist)\/|\/@sigil-alloc\/ir\/|node:internal/;

/** The nearest line outside the builder, `file:line:column`. */
export function callerOrigin(): Origin {
  const stack = new Error().stack?.split('\n').slice(1) ?? [];
  const frame = stack.find((line) => !OWN_FRAME.test(line)) ?? stack.at(-1) ?? '';
  return frame.replace(/^.*\(|\)$|^\s*at /g, '').replace(/^file:\/\//, '');
}
