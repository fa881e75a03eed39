/**
 * Runs work on many live blocks with one allocator in one engine, as told on stdin.
 *
 *   to us    renew turns steps aging\n
 *   us       faults(hex) nanoseconds of CPU time, pages of linear memory, nanoseconds of CPU time of the control\n
 *
 *   node growth.js program.wasm
 *
 * The first question makes an instance, fills `steps` times 500 slots, lets `aging` turns run that do not count and touches all
 * memory; the others go on with it. A fault, or a block that could not be had, ends the process.
 */
import { readFile } from 'node:fs/promises';
import { createInterface } from 'node:readline';

const OS_PAGE_BYTES = 4096;
const PAGE_BYTES = 65536;

/** One line on stderr, and no more. */
process.on('uncaughtException', ({ message }) => {
  process.stderr.write(`${message}\n`);
  process.exit(1);
});

const module = new WebAssembly.Module(await readFile(process.argv[2]));

function cpuNanoseconds() {
  const { user, system } = process.cpuUsage();
  return (user + system) * 1000;
}

/** Of the control as well, so that both are compiled for speed. */
const WARM_UP_TURNS = 20_000;

/** The system gives memory when it is first used: that is in no time that counts. */
function touchAll({ buffer }) {
  const bytes = new Uint8Array(buffer);
  for (let at = 0; at < bytes.length; at += OS_PAGE_BYTES) bytes[at] |= 0;
}

function start(steps, aging) {
  const { exports } = new WebAssembly.Instance(module);
  exports._initialize?.();
  const refused = exports.fill(steps);
  if (refused !== 0) throw new Error(`${refused} blocks could not be had`);
  exports.renew(aging);
  exports.touch(WARM_UP_TURNS);
  touchAll(exports.memory);
  return exports;
}

function timed(kernel, turns) {
  const before = cpuNanoseconds();
  const faults = kernel(turns);
  const nanoseconds = cpuNanoseconds() - before;
  if (faults !== 0) throw new Error(`${faults} blocks could not be had, or did not hold what was written`);
  return nanoseconds;
}

let exports;

for await (const line of createInterface({ input: process.stdin })) {
  const [, turns, steps, aging] = line.split(' ').map(Number);
  exports ??= start(steps, aging);
  const nanoseconds = timed(exports.renew, turns);
  const control = timed(exports.touch, turns);
  process.stdout.write(`00000000 ${nanoseconds} ${exports.memory.buffer.byteLength / PAGE_BYTES} ${control}\n`);
}
