/**
 * Runs kernels with one allocator in one engine, as told on stdin.
 *
 *   to us    kernel turns\n           us    checksum(hex) nanoseconds of CPU time, pages of linear memory\n
 *
 *   node --expose-gc allocator.js kernels.wasm [fresh.wasm]
 *
 * Each answer is that of a new instance, after a quarter of the turns that do not count; so the code is warm and the heap
 * is in use, but nothing is left from another kernel. Kernels that fresh.wasm has are timed there, once in each of as many
 * instances as there are turns, and each instance's memory is touched before. An unknown kernel ends the process.
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

function run(name, turns) {
  const exports = start(kernels);
  exports[name](Math.ceil(turns / 4));
  const { sum, nanoseconds } = timed(exports[name], turns);
  const pages = pagesOf(exports);
  return { sum: checksum(sum, exports.clear()), nanoseconds, pages };
}

function runFresh(name, turns) {
  const first = start(kernels);
  first[name](1);
  let total = 0;
  for (let turn = 0; turn < turns; turn++) total += runTouched(name);
  return { sum: checksum(0, first.clear()), nanoseconds: total, pages: pagesOf(first) };
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
  const [kernel, turns] = line.split(' ');
  const name = `kernel_${kernel}`;
  if (WebAssembly.Module.exports(kernels).every((item) => item.name !== name)) process.exit(2);
  globalThis.gc?.();
  const { sum, nanoseconds, pages } = (timedFresh.includes(name) ? runFresh : run)(name, Number(turns));
  process.stdout.write(`${sum.toString(16).padStart(8, '0')} ${nanoseconds} ${pages}\n`);
}
