/** Module globals: the allocator's few words of state outside linear memory. */
import binaryen from 'binaryen';
import type { Assembly } from './assembly.js';
import { hasCalls, here } from './frame.js';
import type { Kind } from './kinds.js';
import { globalResource, type Operand, Val } from './value.js';

export class Global<K extends Kind> {
  constructor(
    readonly name: string,
    readonly kind: K,
    /** asked while a module is built, so that it may depend on the build's options */
    readonly initial: () => number,
  ) {}

  get(): Val<K> {
    const { assembly, module, journal } = here();
    const effects = journal.read(globalResource(this.name));
    return new Val(this.kind, module.global.get(this.#in(assembly), binaryen.i32), effects, journal);
  }

  set(value: Operand<K>): void {
    const frame = here();
    const val = frame.value(value);
    const [node] = frame.journal.use([val]);
    frame.emit(frame.module.global.set(this.#in(frame.assembly), node!), [globalResource(this.name)], hasCalls([val]));
  }

  #in(assembly: Assembly): string {
    return assembly.globalName(this);
  }
}

/** A mutable global that starts as `initial`, 0 if not given. */
export const global_ = <K extends Kind>(name: string, kind: K, initial: () => number = () => 0): Global<K> =>
  new Global(name, kind, initial);
