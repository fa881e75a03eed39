/** AssemblyScript's allocators, compiled by its own compilers as their users have them. */
import { type Compiler, modernAsc, oldAsc } from '../../asc.js';
import { type Allocator, type Goal, NO_SCOPES } from '../allocator.js';
import type { Lacks } from '../catalogue.js';
import { merge } from '../merge.js';
import type { Program } from '../program.js';

interface Variant {
  readonly name: string;
  readonly what: string;
  readonly lacks: Lacks;
  readonly compiler: Compiler;
  readonly source: string;
  readonly flags: (tablesEnd: number, goal: Goal) => readonly string[];
}

const FACE = `export function sigil_alloc(size: usize): usize { return heap.alloc(size); }
export function sigil_realloc(at: usize, old: usize, size: usize): usize { return heap.realloc(at, size); }
export function sigil_free(at: usize): void { heap.free(at); }
`;

const OLD_FACE = `export function sigil_alloc(size: usize): usize { return __alloc(size, 0); }
export function sigil_realloc(at: usize, old: usize, size: usize): usize { return __realloc(at, size); }
export function sigil_free(at: usize): void { __free(at); }
@global function fail(message: string, file: string, line: i32, column: i32): void { unreachable(); }
`;

const LEVEL: Readonly<Record<Goal, string>> = { speed: '-O3', size: '-Oz' };
const OLD_LEVEL: Readonly<Record<Goal, string>> = { speed: '-O3', size: '-O3z' };

/** A failed assertion traps, and asks the host for nothing. */
const NO_HOST = ['--use', 'abort='];
const OLD_NO_HOST = ['--use', 'abort=fail'];

const modernFlags =
  (runtime: string): Variant['flags'] =>
  (tablesEnd, goal) => [LEVEL[goal], '--runtime', runtime, ...NO_HOST, '--memoryBase', String(tablesEnd)];

function ofVariant({ name, what, lacks, compiler, source, flags }: Variant): Allocator {
  const faces = new Map<string, Promise<Uint8Array>>();
  /** The compiler takes seconds: what it made is kept. */
  const compiled = ({ tablesEnd }: Program, goal: Goal): Promise<Uint8Array> => {
    const key = `${goal} ${tablesEnd}`;
    const face = faces.get(key) ?? compiler.compile('face.ts', { 'face.ts': source }, flags(tablesEnd, goal));
    faces.set(key, face);
    return face;
  };
  return {
    name,
    what,
    isOurs: false,
    lacks,
    version: () => compiler.version(),
    join: async (program, goal, folder) => merge(program, await compiled(program, goal), goal, folder),
  };
}

export const assemblyscript = ofVariant({
  name: 'assemblyscript',
  what: "AssemblyScript's TLSF, asc -O3 --runtime minimal, merged",
  lacks: NO_SCOPES,
  compiler: modernAsc,
  source: FACE,
  flags: modernFlags('minimal'),
});

const ONLY_LAST = 'it frees the last block only';

export const assemblyscriptStub = ofVariant({
  name: 'assemblyscript-stub',
  what: "AssemblyScript's arena, asc -O3 --runtime stub, merged",
  lacks: { ...NO_SCOPES, free: ONLY_LAST, realloc: ONLY_LAST },
  compiler: modernAsc,
  source: FACE,
  flags: modernFlags('stub'),
});

export const assemblyscriptOld = ofVariant({
  name: 'assemblyscript-0.9',
  what: 'its TLSF of the generation that counted references, asc -O3 --runtime half, merged',
  lacks: NO_SCOPES,
  compiler: oldAsc,
  source: OLD_FACE,
  flags: (tablesEnd, goal) => [
    ...[OLD_LEVEL[goal], '--runtime', 'half', ...OLD_NO_HOST],
    ...['--enable', 'bulk-memory', '--memoryBase', String(tablesEnd)],
  ],
});
