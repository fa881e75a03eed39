/**
 * Replays traces with one allocator in one engine, as told on stdin.
 *
 *   to us    trace turns\n           us    checksum(hex) nanoseconds of CPU time\n
 *
 *   node --expose-gc traces.js replayer.wasm name=file ...     files as src/traces/replay/words.ts has them
 *
 * Each answer is that of a new instance. It replays the trace once, which does not count: that the code is warm and memory
 * there and touched; then as often as there are turns. An unknown name ends the process.
 */
import { readFile } from 'node:fs/promises';
import { createInterface } from 'node:readline';
import { setImmediate } from 'node:timers/promises';

const WORDS_AT = 1024;
const WORD_BYTES = 4;
const HEAD_WORDS = 4;
const SLOTS_AT = 2 * 65536;
const WARM_UP_MILLISECONDS = 300;

const [file, ...given] = process.argv.slice(2);
const module = new WebAssembly.Module(await readFile(file));
const files = new Map(given.map((one) => [one.slice(0, one.indexOf('=')), one.slice(one.indexOf('=') + 1)]));

/** The parts of a trace that are put before the replayer one after the other, each of whole calls. */
async function load(path) {
  const { buffer, byteOffset, byteLength } = await readFile(path);
  const all = new Uint32Array(buffer, byteOffset, byteLength / WORD_BYTES);
  const [, , points, windows] = all;
  const words = all.subarray(HEAD_WORDS + points + windows);
  const ends = all.subarray(HEAD_WORDS + points, HEAD_WORDS + points + windows);
  return Array.from(ends, (end, i) => ({
    start: (ends[i - 1] ?? 0) * WORD_BYTES,
    words: words.subarray(ends[i - 1] ?? 0, end),
  }));
}

/** CPU time of all threads in nanoseconds; a single thread's is only counted in ticks of the system's clock. */
function cpuNanoseconds() {
  const { user, system } = process.cpuUsage();
  return (user + system) * 1000;
}

/** A new instance, as a function that replays all of the trace and gives its checksum. */
function replayOf(parts) {
  const { exports } = new WebAssembly.Instance(module);
  const { replay, memory, _initialize } = exports;
  _initialize?.();
  return () => {
    let sum = 0;
    for (const { start, words } of parts) {
      // Memory may have grown: what was a view of it is none any more.
      new Uint32Array(memory.buffer, WORDS_AT).set(words);
      sum = replay(WORDS_AT, WORDS_AT + words.length * WORD_BYTES, SLOTS_AT, start, sum);
    }
    return sum >>> 0;
  };
}

/** V8 compiles for speed beside what runs, and what runs goes on as it was compiled: calls are made until it had the time. */
async function warmUp(trace) {
  const once = replayOf(trace);
  const began = performance.now();
  while (performance.now() - began < WARM_UP_MILLISECONDS) {
    once();
    await setImmediate();
  }
}

function run(trace, turns) {
  const once = replayOf(trace);
  once();
  const before = cpuNanoseconds();
  let sum = 0;
  for (let turn = 0; turn < turns; turn++) sum = once();
  return { sum, nanoseconds: cpuNanoseconds() - before };
}

let isWarm = false;
for await (const line of createInterface({ input: process.stdin })) {
  const [name, turns] = line.split(' ');
  if (!files.has(name)) process.exit(2);
  const trace = await load(files.get(name));
  if (!isWarm) await warmUp(trace);
  isWarm = true;
  globalThis.gc?.();
  const { sum, nanoseconds } = run(trace, Number(turns));
  process.stdout.write(`${sum.toString(16).padStart(8, '0')} ${nanoseconds}\n`);
}
