/**
 * Every way a module can be unfit to run, one class each. Messages are one line, for a person; the fields are for a
 * program that wants to know more.
 */

/** An import by its two wasm names, and what kind of thing it is. */
export interface ImportName {
  readonly module: string;
  readonly field: string;
  readonly kind: string;
}

/** Parent of all errors of this package, so that a caller can tell our refusals from its own faults. */
export class HostError extends Error {
  override readonly name: string = 'HostError';
}

/** The bytes are not a WebAssembly module, or the engine refuses to compile them. */
export class NotWasmError extends HostError {
  override readonly name = 'NotWasmError';

  constructor(readonly reason: string) {
    super(`not a WebAssembly module: ${reason}`);
  }
}

/** The module imports what nobody here provides. */
export class MissingImportError extends HostError {
  override readonly name = 'MissingImportError';

  constructor(readonly imports: readonly ImportName[]) {
    const names = imports.map(({ module, field, kind }) => `${module}.${field} (${kind})`);
    super(
      `missing import${names.length > 1 ? 's' : ''}: ${names.join(', ')}: nothing provides ${names.length > 1 ? 'them' : 'it'}`,
    );
  }
}

/** The program imports a function that exists, under another type. */
export class ImportSignatureError extends HostError {
  override readonly name = 'ImportSignatureError';

  constructor(
    readonly module: string,
    readonly field: string,
    readonly signature: string,
    readonly expected: string,
  ) {
    super(`the import ${module}.${field} has the signature ${signature}; it is ${expected}`);
  }
}

/** The program exports neither `_start` nor `main`. */
export class NoEntryError extends HostError {
  override readonly name = 'NoEntryError';

  constructor() {
    super('the program has no entry: it exports neither a function _start nor a function main');
  }
}

/** The entry exists, but with parameters or a result that no command line can give or take. */
export class EntrySignatureError extends HostError {
  override readonly name = 'EntrySignatureError';

  constructor(
    readonly entry: string,
    readonly signature: string,
    readonly expected: string,
  ) {
    super(`the entry ${entry} has the signature ${signature}; expected ${expected}`);
  }
}

/** The program calls WASI functions, but exports no memory for them to work on. */
export class NoMemoryError extends HostError {
  override readonly name = 'NoMemoryError';

  constructor() {
    super('the program imports WASI functions but exports no memory named "memory"');
  }
}

/** The cap is below what the program needs before its first instruction. */
export class MemoryCapError extends HostError {
  override readonly name = 'MemoryCapError';

  constructor(
    readonly initialPages: number,
    readonly maxPages: number,
  ) {
    super(`the program starts with ${initialPages} pages of memory; a cap of ${maxPages} is too small`);
  }
}
