/*
 * One fuzz case: a seed becomes a random valid module (Binaryen's translate-to-fuzz), its exports are called with edge
 * arguments in Node and natively, and the two traces are compared.
 */
import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import type { CoreType } from '@sigil-alloc/wit';
import binaryen from 'binaryen';
import { LowerError } from '../src/errors.js';
import { lower } from '../src/module.js';
import { type Call, differences, runInNode, runNatively } from '../test/lower-differential.js';
import { type Machine, testMachine } from '../test/machine.js';
import { Random } from './random.js';

const run = promisify(execFile);
/** The generator: npm's Binaryen takes a second to start; FUZZ_WASM_OPT names a native build of it, which does not. */
const ownWasmOpt = join(dirname(createRequire(import.meta.url).resolve('binaryen')), 'bin', 'wasm-opt');
const { FUZZ_WASM_OPT } = process.env;
const generator: readonly [string, ...string[]] =
  FUZZ_WASM_OPT === undefined ? [process.execPath, ownWasmOpt] : [FUZZ_WASM_OPT];

/** NaNs become 0 where they arise: their payload is the engine's choice, and `reinterpret` would show it. */
const generate = [
  '-ttf',
  '-mvp',
  '--enable-mutable-globals',
  '--enable-sign-ext',
  '--enable-nontrapping-float-to-int',
  '--enable-bulk-memory-opt',
  '--enable-bulk-memory',
  '--enable-multivalue',
  '--denan',
];

/** Three ways a module may come: as generated, shaped by random passes, optimised as the command line does. */
const shapes = ['plain', 'passes', 'optimised'] as const;

export async function randomModule(seed: number): Promise<Uint8Array> {
  const random = new Random(seed);
  const folder = await mkdtemp(join(tmpdir(), 'sigil-fuzz-'));
  try {
    const [input, output] = [join(folder, 'bytes'), join(folder, 'module.wasm')];
    await writeFile(input, random.bytes(500 + random.below(12_000)));
    const shape = shapes[seed % shapes.length]!;
    const more = shape === 'passes' ? ['--fuzz-passes'] : shape === 'optimised' ? ['-O3'] : [];
    const [command, ...first] = generator;
    await run(command, [...first, input, ...generate, ...more, '-o', output]);
    return await readFile(output);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

const edges: Readonly<Record<CoreType, readonly bigint[]>> = {
  i32: [0n, 1n, 2n, 7n, 16n, 100n, 0x7fffffffn, 0x80000000n, 0xfffffff0n, 0xffffffffn],
  i64: [0n, 1n, 5n, 64n, 0xffffffffn, 1n << 63n, (1n << 63n) - 1n, (1n << 64n) - 1n],
  f32: [0n, 0x80000000n, 0x3f800000n, 0xbf800000n, 0x4f000000n, 0x7f800000n, 0x00000001n],
  f64: [0n, 1n << 63n, 0x3ff0000000000000n, 0xbff8000000000000n, 0x41e0000000000000n, 0x7ff0000000000000n, 1n],
};

export type Verdict =
  | { kind: 'equal'; events: number }
  | { kind: 'refused'; reason: string }
  | { kind: 'stack-overflow' }
  | { kind: 'different'; lines: string[] };

export async function fuzzCase(seed: number): Promise<Verdict> {
  return compareModule(await randomModule(seed), seed);
}

/** Calls every export twice, with arguments that follow from the seed, on both sides. */
export async function compareModule(wasm: Uint8Array, seed: number, machine: Machine = testMachine): Promise<Verdict> {
  const module = binaryen.readBinary(wasm);
  try {
    const lowered = lower(module, { name: 'subject', noConstructor: true });
    const random = new Random(seed ^ 0x5eed);
    const calls: Call[] = lowered.exports.flatMap(({ kind, name, params = [] }) => {
      const pick = (type: CoreType) => edges[type][random.below(edges[type].length)]!;
      return kind === 'function'
        ? [
            { name, args: params.map(pick) },
            { name, args: params.map(pick) },
          ]
        : [];
    });
    const expected = runInNode(wasm, lowered, calls);
    const hasMemory = expected.at(-1)?.startsWith('memory ') ?? false;
    const actual = await runNatively(lowered, calls, hasMemory, machine);
    // How deep a stack is, and what was done before it ended, differs between any two engines.
    if ([...expected, ...actual].some((line) => line.endsWith('stack-overflow'))) return { kind: 'stack-overflow' };
    const lines = differences(expected, actual);
    return lines.length === 0 ? { kind: 'equal', events: expected.length } : { kind: 'different', lines };
  } catch (error) {
    if (error instanceof LowerError) return { kind: 'refused', reason: error.message };
    throw error;
  } finally {
    module.dispose();
  }
}
