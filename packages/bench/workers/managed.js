/**
 * Runs kernels on managed objects with one runtime in one engine, as told on stdin.
 *
 *   to us    kernel turns\n
 *   us       checksum(hex) nanoseconds of CPU time, bytes of linear memory, bytes of the process, longest turn in nanoseconds\n
 *
 *   node --expose-gc managed.js kernels.wasm|kernels.js
 *
 * Each answer is that of a new instance, after a quarter of the turns that do not count; so the code is warm and the heap is
 * in use. A kernel with something before it (`prepare_`, once; `before_`, each turn) is called turn by turn, and that is not
 * timed. Bytes of the process: how much more of memory it held at the worst than before its first kernel. An unknown kernel
 * ends the process.
 */
import { readFile, writeFile } from 'node:fs/promises';
import { createInterface } from 'node:readline';
import { pathToFileURL } from 'node:url';

const [file] = process.argv.slice(2);
/** What programs of AssemblyScript call when an assertion fails. */
const abort = () => {
  throw new Error('an assertion failed');
};

async function starterOfWasm() {
  const module = new WebAssembly.Module(await readFile(file));
  return () => {
    const { exports } = new WebAssembly.Instance(module, { env: { abort } });
    exports._initialize?.();
    return exports;
  };
}

/** A script has one instance; it is told to forget what it kept. */
async function starterOfScript() {
  const exports = await import(pathToFileURL(file));
  return () => {
    exports.clear();
    return exports;
  };
}

const start = file.endsWith('.wasm') ? await starterOfWasm() : await starterOfScript();

/** CPU time of all threads in nanoseconds: those of a collector count, too. */
function cpuNanoseconds() {
  const { user, system } = process.cpuUsage();
  return (user + system) * 1000;
}

function whole(kernel, turns) {
  const before = cpuNanoseconds();
  const sum = kernel(turns);
  return { sum, nanoseconds: cpuNanoseconds() - before, longest: 0 };
}

/** Turn by turn; the longest by the clock. */
function stepwise(kernel, turns, before) {
  let [sum, nanoseconds, longest] = [0, 0, 0];
  const step = () => {
    const began = performance.now();
    sum = (Math.imul(sum, 31) + kernel(1)) | 0;
    longest = Math.max(longest, performance.now() - began);
  };
  if (before === undefined) {
    const began = cpuNanoseconds();
    for (let turn = 0; turn < turns; turn++) step();
    nanoseconds = cpuNanoseconds() - began;
  } else {
    for (let turn = 0; turn < turns; turn++) {
      before(1);
      const began = cpuNanoseconds();
      step();
      nanoseconds += cpuNanoseconds() - began;
    }
  }
  return { sum, nanoseconds, longest: Math.round(longest * 1e6) };
}

function run(name, turns) {
  const exports = start();
  const kernel = exports[`kernel_${name}`] ?? process.exit(2);
  const [prepare, before] = [exports[`prepare_${name}`], exports[`before_${name}`]];
  prepare?.(1);
  const timed = (prepare ?? before) ? (some) => stepwise(kernel, some, before) : (some) => whole(kernel, some);
  timed(Math.floor(turns / 4));
  const result = timed(turns);
  return { ...result, linear: exports.memory?.buffer.byteLength ?? 0 };
}

/** Linux can forget how much memory a process once held; elsewhere that is of all kernels before as well. */
const forgetPeak = () => writeFile('/proc/self/clear_refs', '5').catch(() => undefined);

async function peakBytes() {
  const status = await readFile('/proc/self/status', 'utf8').catch(() => '');
  const [, kib] = /^VmHWM:\s*(\d+)/m.exec(status) ?? [];
  return 1024 * (kib === undefined ? process.resourceUsage().maxRSS : Number(kib));
}

const idle = process.memoryUsage().rss;

for await (const line of createInterface({ input: process.stdin })) {
  const [kernel, turns] = line.split(' ');
  globalThis.gc?.();
  await forgetPeak();
  const { sum, nanoseconds, longest, linear } = run(kernel, Number(turns));
  const held = Math.max(0, (await peakBytes()) - idle);
  const checksum = (sum >>> 0).toString(16).padStart(8, '0');
  process.stdout.write(`${checksum} ${nanoseconds} ${linear} ${held} ${longest}\n`);
}
