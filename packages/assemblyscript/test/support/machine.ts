/** A compiled program that runs: its exports, and the objects that live in its memory. */

/** An object's header, save MM info, which is the memory manager's own. */
export interface Header {
  readonly gcInfo: number;
  readonly runtimeId: number;
  readonly runtimeSize: number;
}

export interface LiveObject extends Header {
  readonly ref: number;
}

export interface Machine {
  /** functions by their names */
  readonly call: Readonly<Record<string, (...args: readonly number[]) => number>>;
  readonly exports: WebAssembly.Exports;
  readonly memory: WebAssembly.Memory;
  /** what the program gave to `note`, in order */
  readonly noted: readonly number[];
  /** in the order of addresses */
  liveObjects(): readonly LiveObject[];
}

const HEADER_WORDS = 4;

export const wordsOf = ({ memory }: Pick<Machine, 'memory'>): Uint32Array => new Uint32Array(memory.buffer);

export function headerOf(machine: Pick<Machine, 'memory'>, ref: number): Header {
  const [, gcInfo, runtimeId, runtimeSize] = wordsOf(machine).subarray(ref / 4 - HEADER_WORDS, ref / 4);
  return { gcInfo: gcInfo!, runtimeId: runtimeId!, runtimeSize: runtimeSize! };
}

export const globalValue = ({ exports }: Pick<Machine, 'exports'>, name: string): number =>
  (exports[name] as WebAssembly.Global).value as number;

/** Type information as it lies in memory: the count, then two words per id. */
export function rttiOf(machine: Machine): readonly number[] {
  const words = wordsOf(machine).subarray(globalValue(machine, '__rtti_base') / 4);
  return [...words.subarray(0, 1 + 2 * words[0]!)];
}

/** Instantiates a module; a failed assertion of the program is an error with the program's own words. */
export function start(
  wasm: Uint8Array,
  live: (machine: Omit<Machine, 'liveObjects'>) => readonly LiveObject[],
): Machine {
  const noted: number[] = [];
  const imports = {
    env: {
      abort: (...[message, file, line]: number[]) => {
        throw new Error(`${text(memory, message!)} at ${text(memory, file!)}:${line}`);
      },
    },
    headers: { note: (ref: number) => noted.push(ref) },
  };
  const { exports } = new WebAssembly.Instance(new WebAssembly.Module(wasm as BufferSource), imports);
  const memory = exports.memory as WebAssembly.Memory;
  const call = exports as unknown as Machine['call'];
  const machine = { call, exports, memory, noted };
  return { ...machine, liveObjects: () => live(machine) };
}

function text(memory: WebAssembly.Memory, ref: number): string {
  if (ref === 0) return '';
  const { runtimeSize } = headerOf({ memory }, ref);
  return String.fromCharCode(...new Uint16Array(memory.buffer, ref, runtimeSize / 2));
}
