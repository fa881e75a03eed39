/** tlsf-rc called directly, with what only a test may see: its globals, and a growth that fails when it is told to. */
import { type AssembleOptions, assemble, emitText } from '@sigil-alloc/ir';
import {
  DEFAULT_HEAP_BASE,
  type LinkName,
  MAX_PAGES,
  PAGE_BYTES,
  type TrapKind,
  trapName,
  worldNames,
} from '@sigil-alloc/wit';
import { GRANULE_BYTES } from '../../src/constants.js';
import { conformer } from '../../src/prelude.js';
import { assembleTree, exportGlobals, importGrowth, parseTree, type Tree } from './wat.js';

/** The words of `state.ts` that say where the heap is and how far it goes. */
export const STATE_GLOBALS = [
  'pool',
  'reach',
  'wilderness',
  'scope',
  'chunk',
  'cursor',
  'limit',
  'room',
  'remnant',
  'remnant_end',
] as const;
export type StateGlobal = (typeof STATE_GLOBALS)[number];

export interface MachineOptions extends Omit<AssembleOptions, 'maxPages'> {
  /** growth beyond fails; not an option of the build, so that one module serves for all */
  readonly maxPages?: number;
  /** in the place of `memory.grow`: pages before, or -1 */
  readonly grow?: (pages: number, memory: WebAssembly.Memory) => number;
  /** changes the module before it is compiled; modules are kept by the name */
  readonly change?: { readonly name: string; readonly apply: (module: Tree[]) => void };
}

type Call = (...operands: number[]) => number;
/** Operands and results are the engine's: a result above 2 GiB is negative. */
export type Calls = { readonly [N in LinkName]: Call };

const modules = new Map<string, WebAssembly.Module>();

/** All worlds of raw memory, so that every function can be called. */
export const allWorlds: AssembleOptions = { worlds: worldNames };

function moduleOf({ grow: _, maxPages: __, change, ...options }: MachineOptions): WebAssembly.Module {
  const key = JSON.stringify([options, change?.name]);
  const known = modules.get(key);
  if (known !== undefined) return known;
  const module = assemble(conformer, { ...allWorlds, ...options });
  const tree = parseTree(emitText(module));
  const features = module.getFeatures();
  module.dispose();
  importGrowth(tree);
  exportGlobals(tree);
  change?.apply(tree);
  const compiled = new WebAssembly.Module(assembleTree(tree, features) as BufferSource);
  modules.set(key, compiled);
  return compiled;
}

export class Machine {
  readonly call: Calls;
  readonly memory: WebAssembly.Memory;
  readonly globals: Readonly<Record<string, WebAssembly.Global | undefined>>;
  readonly isChecked: boolean;
  private readonly placedHeap: number;
  private view = new Uint32Array(0);

  constructor(options: MachineOptions = {}) {
    const { grow = growMemory, maxPages = MAX_PAGES } = options;
    const growWithin = (pages: number): number => (this.pages + pages > maxPages ? -1 : grow(pages, this.memory));
    const imports = { env: { grow: (pages: number) => growWithin(pages >>> 0) } };
    const { exports } = new WebAssembly.Instance(moduleOf(options), imports);
    this.call = exports as never;
    this.globals = exports as never;
    this.memory = exports.memory as WebAssembly.Memory;
    this.isChecked = (options.build ?? 'fast') !== 'fast';
    const { heapBase = DEFAULT_HEAP_BASE } = options;
    this.placedHeap = Math.ceil(Number(heapBase) / GRANULE_BYTES) * GRANULE_BYTES;
  }

  /** Linear memory as it is now. */
  get words(): Uint32Array {
    if (this.view.buffer !== this.memory.buffer) this.view = new Uint32Array(this.memory.buffer);
    return this.view;
  }

  get pages(): number {
    return this.memory.buffer.byteLength / PAGE_BYTES;
  }

  /** 0 for what the build does not have. */
  state(name: StateGlobal): number {
    return ((this.globals[name] as WebAssembly.Global<'i32'> | undefined)?.value ?? 0) >>> 0;
  }

  /** Where the heap's record lies; 0 before the heap is open. A build that placed it needs no global for it. */
  get heap(): number {
    const { heap } = this.globals;
    return heap === undefined ? this.placedHeap : heap.value >>> 0;
  }

  /** The result, unsigned, or the kind of the trap. */
  try(action: () => number | undefined): number | TrapKind {
    const { stackTraceLimit } = Error;
    Error.stackTraceLimit = 0; // nobody looks at a trap's stack, and collecting it costs more than the call
    try {
      return (action() ?? 0) >>> 0;
    } catch (error) {
      if (!(error instanceof WebAssembly.RuntimeError)) throw error;
      return trapName(this.call.sigil_trap_kind());
    } finally {
      Error.stackTraceLimit = stackTraceLimit;
    }
  }
}

/** What `memory.grow` does. */
export function growMemory(pages: number, memory: WebAssembly.Memory): number {
  try {
    return memory.grow(pages);
  } catch (error) {
    if (error instanceof RangeError) return -1;
    throw error;
  }
}
