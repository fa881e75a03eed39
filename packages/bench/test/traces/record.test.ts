import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { findCc, runTool } from '@sigil-alloc/qbe-lower/toolchain';
import binaryen from 'binaryen';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { UsageError, WorkerError } from '../../src/errors.js';
import { type CallsOfEvents, callsOfEvents } from '../../src/traces/events.js';
import { readTrace } from '../../src/traces/format/file.js';
import { Kind, type Ops, TraceError } from '../../src/traces/format/trace.js';
import { instrument } from '../../src/traces/record/instrument.js';
import { recordNative } from '../../src/traces/record/native.js';
import { record } from '../../src/traces/record/record.js';
import { instantiateWith } from '../../src/traces/record/wasm.js';
import { WasmEvents } from '../../src/traces/record/wasm-events.js';

const MOST = 1_000_000;
let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'sigil-record-test-'));
});
afterAll(() => rm(folder, { recursive: true }));

const NAMES = Object.keys(Kind);
const spelled = ({ count, kinds, slots, sizes }: Ops): string[] =>
  Array.from({ length: count }, (_, i) => `${NAMES[kinds[i]!]} ${slots[i]} ${sizes[i]}`);

async function compiled(name: string, body: string): Promise<string> {
  const [source, out] = [join(folder, `${name}.c`), join(folder, name)];
  const head =
    '#define _GNU_SOURCE\n#include <stdlib.h>\n#include <string.h>\n#include <unistd.h>\n#include <sys/wait.h>\n';
  await writeFile(source, `${head}${body}`);
  const { cc, ccArguments } = findCc();
  await runTool(cc, [...ccArguments, '-O1', '-fno-builtin', source, '-o', out]);
  return out;
}

async function recordedCalls(program: string, ...args: string[]): Promise<CallsOfEvents> {
  const { bytes } = await recordNative({ command: [program, ...args], process: undefined, folder });
  return callsOfEvents(bytes, 'test', MOST);
}

describe.runIf(process.platform === 'linux')('the recorder', () => {
  it('writes down what a C program asks of malloc, call by call', async () => {
    const program = await compiled(
      'calls',
      `int main(void) {
        char *a = malloc(10), *b = calloc(3, 7);
        free(NULL);
        strcpy(a, "kept");
        a = realloc(realloc(a, 100), 100000);
        if (strcmp(a, "kept") != 0 || b[20] != 0) return 1;
        char *c = realloc(NULL, 5);
        free(b);
        void *d;
        if (posix_memalign(&d, 64, 48) != 0 || (size_t)d % 64 != 0) return 2;
        free(c);
        c = malloc(0);
        a = realloc(a, 0);
        return 0;
      }`,
    );
    const { ops, alignedOps, foreignOps } = await recordedCalls(program);
    expect(spelled(ops)).toEqual([
      'malloc 0 10',
      'calloc 1 21',
      'realloc 0 100',
      'realloc 0 100000',
      'malloc 2 5',
      'free 1 0',
      'malloc 1 48',
      'free 2 0',
      'malloc 2 0',
      'free 0 0',
    ]);
    expect({ alignedOps, foreignOps }).toEqual({ alignedOps: 1, foreignOps: 0 });
  });

  it('gives a forked child a file of its own, in which blocks of its parent are foreign', async () => {
    const program = await compiled(
      'forks',
      `int main(void) {
        char *a = malloc(1000);
        if (fork() == 0) {
          for (int i = 0; i < 5; i++) if (malloc(i + 1) == NULL) return 1;
          free(a);
          _exit(0);
        }
        wait(NULL);
        free(a);
        return 0;
      }`,
    );
    const { ops, foreignOps } = await recordedCalls(program);
    expect(spelled(ops)).toEqual([1, 2, 3, 4, 5].map((size) => `malloc ${size - 1} ${size}`));
    expect(foreignOps).toBe(1);
  });

  it('keeps the calls of threads apart and in order', async () => {
    const program = await compiled(
      'threads',
      `#include <pthread.h>
      static void *work(void *none) {
        for (int i = 0; i < 20000; i++) free(malloc(64));
        return none;
      }
      int main(void) {
        pthread_t all[4];
        for (int i = 0; i < 4; i++) if (pthread_create(&all[i], NULL, work, NULL) != 0) return 1;
        for (int i = 0; i < 4; i++) pthread_join(all[i], NULL);
        return 0;
      }`,
    );
    const { ops, foreignOps } = await recordedCalls(program);
    const made = spelled(ops).filter((call) => /^malloc \d+ 64$/.test(call));
    expect(made).toHaveLength(80_000);
    expect(ops.kinds.filter((kind) => kind === Kind.free).length).toBeGreaterThanOrEqual(80_000);
    expect(foreignOps).toBe(0);
  });

  it('makes a trace that says what ran, cut off where it is told', async () => {
    const program = await compiled(
      'many',
      'int main(void) { for (int i = 0; i < 50; i++) free(malloc(i)); return 0; }',
    );
    const options = { name: 'many', isWasm: false, process: 'many two', package: 'many 1.0' } as const;
    const trace = await record({ ...options, command: [program, 'two', `${folder}/x`], mostCalls: 10 });
    const { head, ops } = readTrace(trace, 'many');
    expect(ops.count).toBe(10);
    expect(head).toMatchObject({
      program: 'many',
      package: 'many 1.0',
      command: 'many two x',
      recordedOps: 100,
      ops: 10,
    });
    expect(head.arguments).toEqual(['two', 'x']);
  });

  it('says so when the command fails, or the process is not there', async () => {
    const run = (command: readonly [string, ...string[]], process?: string) =>
      recordNative({ command, process, folder });
    await expect(run(['sh', '-c', 'exit 3'])).rejects.toThrow(new WorkerError('sh ended with 3'));
    await expect(run(['sh', '-c', 'true'], 'cc1')).rejects.toThrow(UsageError);
  });
});

const PROGRAM = `(module
  (memory (export "memory") 2)
  (global $top (mut i32) (i32.const 1024))
  (func $malloc (export "malloc") (param $size i32) (result i32)
    (global.set $top (i32.add (global.get $top) (i32.add (local.get $size) (i32.const 8))))
    (i32.sub (global.get $top) (local.get $size)))
  (func $free (export "free") (param i32))
  (func $calloc (param i32 i32) (result i32) (call $malloc (i32.mul (local.get 0) (local.get 1))))
  (func $realloc (param i32 i32) (result i32) (call $free (local.get 0)) (call $malloc (local.get 1)))
  (func $posix_memalign (param i32 i32 i32) (result i32)
    (i32.store (local.get 0) (call $malloc (local.get 2))) (i32.const 0))
  (func (export "run") (result i32) (local $a i32) (local $b i32)
    (local.set $a (call $malloc (i32.const 10)))
    (local.set $b (call $calloc (i32.const 3) (i32.const 7)))
    (call $free (i32.const 0))
    (local.set $a (call $realloc (call $realloc (local.get $a) (i32.const 100)) (i32.const 1000)))
    (drop (call $realloc (i32.const 0) (i32.const 5)))
    (call $free (local.get $b))
    (drop (call $posix_memalign (i32.const 16) (i32.const 64) (i32.const 48)))
    (local.get $a)))`;

function wasmOf(text: string, hasNames: boolean): Uint8Array {
  const module = binaryen.parseText(text);
  binaryen.setDebugInfo(hasNames);
  try {
    return module.emitBinary();
  } finally {
    binaryen.setDebugInfo(false);
    module.dispose();
  }
}

describe('an instrumented wasm program', () => {
  it('computes what it computed, and tells what it asked of malloc, call by call', async () => {
    const wasm = wasmOf(PROGRAM, true);
    const plain = new WebAssembly.Instance(new WebAssembly.Module(wasm as BufferSource));
    const events = new WasmEvents();
    const { exports } = await instantiateWith(events, wasm, {});
    const [own, told] = [plain.exports, exports].map(({ run }) => (run as () => number)());
    expect(told).toBe(own);
    const { ops, alignedOps } = callsOfEvents(events.bytes(['test.wasm']), 'test', MOST);
    expect(spelled(ops)).toEqual([
      'malloc 0 10',
      'calloc 1 21',
      'realloc 0 100',
      'realloc 0 1000',
      'malloc 2 5',
      'free 1 0',
      'malloc 1 48',
    ]);
    expect(alignedOps).toBe(1);
  });

  it('is refused where its allocator goes by no name', () => {
    const nameless = PROGRAM.replace('(export "free")', '').replaceAll('$free', '$release');
    expect(() => instrument(wasmOf(nameless, true))).toThrow(UsageError);
    expect(() => instrument(wasmOf(nameless, true))).toThrow('no function is called free in this wasm');
  });
});

describe('a file that no recorder wrote', () => {
  it('is named', () => {
    expect(() => callsOfEvents(new Uint8Array(5_000), 'x', MOST)).toThrow(TraceError);
    expect(() => callsOfEvents(new Uint8Array(5_000), 'x', MOST)).toThrow('x: no recording');
  });
});
