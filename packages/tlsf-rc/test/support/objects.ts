/** Managed objects called directly: some types, whose references a hook tells, or tables. */
import { type AssembleOptions, assemble, emitWasm } from '@sigil-alloc/ir';
import { type HookName, type LinkName, MAX_PAGES, PAGE_BYTES, type TrapKind, trapName } from '@sigil-alloc/wit';
import { conformer } from '../../src/prelude.js';

/** The types, by id. A node has references at 0 and 4. */
export const Id = { Leaf: 0, Node: 1, Acyclic: 2, Finalized: 3, Row: 4, Array: 5, Map: 6, Set: 7, View: 8 } as const;

const MANAGED = { value: 1 << 13, key: 1 << 22 } as const;
const alignment = (bytes: number, shift: number): number => bytes << shift;
const FLAGS: Readonly<Record<keyof typeof Id, number>> = {
  Leaf: 0,
  Node: 0,
  Acyclic: 1 << 4,
  Finalized: 2 ** 31,
  Row: 2 ** 30,
  Array: 1 | 2 | alignment(4, 5) | MANAGED.value,
  Map: 8 | alignment(4, 5) | MANAGED.value | alignment(8, 14),
  Set: 4 | alignment(4, 5) | MANAGED.value,
  View: 1 | alignment(8, 5),
};
const WITH_TWO: readonly number[] = [Id.Node, Id.Acyclic, Id.Finalized];

/** Who tells the references of objects. */
export type Edges = 'hook' | 'tables';

export interface ObjectsOptions extends Pick<AssembleOptions, 'build' | 'growthStepPages'> {
  readonly edges?: Edges;
  /** growth beyond fails; not an option of the build, so that one module serves for all */
  readonly maxPages?: number;
}

type Call = (...operands: number[]) => number;

const modules = new Map<string, WebAssembly.Module>();

function moduleOf({ build = 'fast', edges, growthStepPages }: ObjectsOptions): WebAssembly.Module {
  const hooks: HookName[] = ['sigil_finalize', ...(edges === 'tables' ? [] : (['sigil_visit_members'] as const))];
  const key = `${build} ${edges} ${growthStepPages}`;
  const known = modules.get(key);
  if (known !== undefined) return known;
  const step = growthStepPages === undefined ? {} : { growthStepPages };
  const worlds = ['heap', 'statistics', 'inspection', 'managed'] as const;
  const built = assemble(conformer, { build, worlds, hooks, ...step });
  const module = new WebAssembly.Module(emitWasm(built) as BufferSource);
  built.dispose();
  modules.set(key, module);
  return module;
}

export class Objects {
  readonly call: { readonly [N in LinkName]: Call };
  readonly memory: WebAssembly.Memory;
  /** what finalizers do; by default nothing */
  finalize: (ref: number, id: number) => void = () => {};
  /** objects whose references the program was asked for */
  visited = 0;
  readonly #ownBlocks: number;

  constructor(options: ObjectsOptions = {}) {
    const sigil = {
      sigil_visit_members: (ref: number, cookie: number) => this.#visitMembers(ref >>> 0, cookie),
      sigil_finalize: (ref: number, id: number) => this.finalize(ref >>> 0, id),
    };
    const { exports } = new WebAssembly.Instance(moduleOf(options), { sigil });
    this.call = exports as never;
    this.memory = exports.memory as WebAssembly.Memory;
    this.#describe();
    this.#ownBlocks = this.call.sigil_live_blocks();
    if (options.maxPages !== undefined) this.#fillBeyond(options.maxPages);
  }

  get words(): Uint32Array {
    return new Uint32Array(this.memory.buffer);
  }

  /** Live objects and blocks, without the tables of types. */
  get live(): number {
    return this.call.sigil_live_blocks() - this.#ownBlocks;
  }

  #describe(): void {
    const { sigil_alloc: alloc } = this.call;
    const flags = Object.values(FLAGS);
    const rtti = alloc(4 + 8 * flags.length);
    const layouts = alloc(4 * flags.length);
    const two = alloc(12);
    this.words.set([flags.length, ...flags.flatMap((word) => [word >>> 0, 0])], rtti / 4);
    this.words.set([2, 0, 4], two / 4);
    this.words.set(
      flags.map((_, id) => (WITH_TWO.includes(id) ? two : 0)),
      layouts / 4,
    );
    this.call.sigil_describe(rtti, layouts);
  }

  /** The heap has that many pages, and somebody else takes all others. */
  #fillBeyond(pages: number): void {
    const { sigil_try_alloc: tryAlloc, sigil_free: free } = this.call;
    if (pages > 1) free(tryAlloc((pages - 2) * PAGE_BYTES));
    this.memory.grow(MAX_PAGES - this.memory.buffer.byteLength / PAGE_BYTES);
  }

  #visitMembers(ref: number, cookie: number): void {
    this.visited++;
    for (const member of this.members(ref)) this.call.sigil_visit(member, cookie);
  }

  /** What the hook tells: only of types with two references. */
  members(ref: number): readonly number[] {
    return WITH_TWO.includes(this.header(ref).id) ? [this.get(ref, 0), this.get(ref, 1)] : [];
  }

  header(ref: number): { mm: number; info: number; count: number; id: number; size: number } {
    const [mm, info, id, size] = this.words.subarray(ref / 4 - 4, ref / 4) as unknown as [
      number,
      number,
      number,
      number,
    ];
    return { mm, info, count: info & 0x0fff_ffff, id, size };
  }

  /** A retained object whose bytes are 0. */
  make(id: number = Id.Node, bytes = 8): number {
    const ref = this.call.sigil_retain(this.call.sigil_make(bytes, id)) >>> 0;
    new Uint8Array(this.memory.buffer, ref, bytes).fill(0);
    return ref;
  }

  get(ref: number, index: number): number {
    return this.words[ref / 4 + index]!;
  }

  /** Stores a reference, retained, and releases the one that was there. */
  set(ref: number, index: number, to: number): void {
    this.call.sigil_retain(to);
    const old = this.get(ref, index);
    this.words[ref / 4 + index] = to;
    this.call.sigil_release(old);
  }

  /** The same for one that the caller holds, and gives up: its count does not change. */
  give(ref: number, index: number, to: number): void {
    const old = this.get(ref, index);
    this.words[ref / 4 + index] = to;
    this.call.sigil_release(old);
  }

  /** A ring of retained nodes, of which only the first is still held. */
  ring(count: number, id: number = Id.Node): number {
    const first = this.make(id);
    let last = first;
    for (let n = 1; n < count; n++) {
      const next = this.make(id);
      this.give(last, 0, next);
      last = next;
    }
    this.set(last, 0, first);
    return first;
  }

  release(ref: number): void {
    this.call.sigil_release(ref);
  }

  /** The result, unsigned, or the kind of the trap. */
  try(action: () => number | undefined): number | TrapKind {
    try {
      return (action() ?? 0) >>> 0;
    } catch (error) {
      if (!(error instanceof WebAssembly.RuntimeError)) throw error;
      return trapName(this.call.sigil_trap_kind());
    }
  }
}
