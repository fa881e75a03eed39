/**
 * Runs kernels with one allocator in one engine, as told on stdin.
 *
 *   to us    kernel turns singles\n
 *   us       checksum(hex) nanoseconds of CPU time, pages of linear memory, nanoseconds of the longest single turn\n
 *
 *   node --expose-gc allocator.js kernels.wasm [fresh.wasm]
 *
 * Each answer is that of a new instance, after a quarter of the turns that do not count; so the code is warm and the heap
 * is in use, but nothing is left from another kernel. After them twice as many turns as singles says are called one by one, the
 * second half of them by the clock. Of each the shortest time of all answers counts, since what only one of them waited for is
 * the system's; of these the longest is told, with the call and two looks at the clock in it, 0 where there are no singles.
 *
 * Kernels that fresh.wasm has are timed there, once in each of as many instances as there are turns, and each instance's memory
 * is touched before. An unknown kernel ends the process.
 */
import { readFile } from 'node:fs/promises';
import { createInterface } from 'node:readline';

const OS_PAGE_BYTES = 4096;
const PAGE_BYTES = 65536;

const [kernels, fresh] = await Promise.all(
  process.argv.slice(2).map(async (file) => new WebAssembly.Module(await readFile(file))),
);
const timedFresh = fresh === undefined ? [] : WebAssembly.Module.exports(fresh).map(({ name }) => name);

/**
 * CPU time of all threads in nanoseconds: V8 collects on this one, its compiler's are idle once a kernel is warm. A single
 * thread's time is only counted in ticks of the system's clock.
 */
function cpuNanoseconds() {
  const { user, system } = process.cpuUsage();
  return (user + system) * 1000;
}

function start(module) {
  const { exports } = new WebAssembly.Instance(module);
  exports._initialize?.();
  return exports;
}

function timed(kernel, turns) {
  const before = cpuNanoseconds();
  const sum = kernel(turns);
  return { sum, nanoseconds: cpuNanoseconds() - before };
}

const checksum = (sum, rest) => (Math.imul(sum, 31) ^ rest) >>> 0;
const pagesOf = ({ memory }) => memory.buffer.byteLength / PAGE_BYTES;

/** By kernel, of each single turn the shortest time so far: it is the same work in each answer. */
const shortest = new Map();

/** By the clock: CPU time is counted in steps that are too long. */
function timeSingles(kernel, times) {
  for (let turn = 0; turn < times.length; turn++) {
    const began = performance.now();
    kernel(1);
    times[turn] = Math.min(times[turn], performance.now() - began);
  }
}

function longestOf(name, kernel, singles) {
  // The first time the engine still prepares such calls.
  timeSingles(kernel, new Float64Array(singles));
  const times = shortest.get(name) ?? new Float64Array(singles).fill(Infinity);
  shortest.set(name, times);
  timeSingles(kernel, times);
  return Math.round(times.reduce((most, one) => Math.max(most, one), 0) * 1e6);
}

function run(name, turns, singles) {
  const exports = start(kernels);
  exports[name](Math.ceil(turns / 4));
  const { sum, nanoseconds } = timed(exports[name], turns);
  const pages = pagesOf(exports);
  const longest = longestOf(name, exports[name], singles);
  return { sum: checksum(sum, exports.clear()), nanoseconds, pages, longest };
}

function runFresh(name, turns) {
  const first = start(kernels);
  first[name](1);
  let total = 0;
  for (let turn = 0; turn < turns; turn++) total += runTouched(name);
  return { sum: checksum(0, first.clear()), nanoseconds: total, pages: pagesOf(first), longest: 0 };
}

function runTouched(name) {
  const exports = start(fresh);
  const pages = pagesOf(exports);
  const bytes = new Uint8Array(exports.memory.buffer);
  // What is there may be the allocator's: it stays as it is.
  for (let at = 0; at < bytes.length; at += OS_PAGE_BYTES) bytes[at] |= 0;
  const { nanoseconds } = timed(exports[name], 1);
  if (pagesOf(exports) !== pages) throw new Error(`${name}: memory grew where growing is not to be timed`);
  return nanoseconds;
}

for await (const line of createInterface({ input: process.stdin })) {
  const [kernel, turns, singles = 0] = line.split(' ');
  const name = `kernel_${kernel}`;
  if (WebAssembly.Module.exports(kernels).every((item) => item.name !== name)) process.exit(2);
  globalThis.gc?.();
  const answer = timedFresh.includes(name) ? runFresh : run;
  const { sum, nanoseconds, pages, longest } = answer(name, Number(turns), Number(singles));
  process.stdout.write(`${sum.toString(16).padStart(8, '0')} ${nanoseconds} ${pages} ${longest}\n`);
}
