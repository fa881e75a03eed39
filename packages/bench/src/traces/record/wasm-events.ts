/** What an instrumented program's hooks tell, kept as the events that the native recorder writes. */
import { Event, EventWriter } from '../events.js';

type Hook = (...words: number[]) => void;

export class WasmEvents {
  readonly #writer = new EventWriter();
  #depth = 0;

  /** The imports of module `sigil_record`. `memory` gives the program's, where posix_memalign leaves its answer. */
  hooks(memory: () => WebAssembly.Memory): Readonly<Record<string, Hook>> {
    const note = (kind: number, size: number, block: number, old: number): void =>
      this.#writer.add(kind, size >>> 0, block >>> 0, old >>> 0);
    const made = (kind: number, size: number, block: number): void => {
      if (block !== 0) note(kind, size, block, 0);
    };
    return {
      enter: () => void this.#depth++,
      malloc: this.#outermost((size, block) => made(Event.malloc, size!, block!)),
      calloc: this.#outermost((count, size, block) => made(Event.calloc, Math.imul(count!, size!), block!)),
      aligned: this.#outermost((_alignment, size, block) => made(Event.aligned, size!, block!)),
      posix_memalign: this.#outermost((out, _alignment, size, failure) => {
        if (failure === 0) made(Event.aligned, size!, new DataView(memory().buffer).getUint32(out!, true));
      }),
      free: this.#outermost((block) => {
        if (block !== 0) note(Event.free, 0, 0, block!);
      }),
      realloc: this.#outermost((old, size, block) => {
        if (old === 0) made(Event.malloc, size!, block!);
        else if (block !== 0) note(Event.realloc, size!, block!, old!);
        else if (size === 0) note(Event.free, 0, 0, old!);
      }),
    };
  }

  #outermost(hook: Hook): Hook {
    return (...words) => {
      if (--this.#depth === 0) hook(...words);
    };
  }

  /** As a file of the recorder. */
  bytes(command: readonly string[]): Uint8Array {
    return this.#writer.bytes(command);
  }
}
