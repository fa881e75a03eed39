/** The Node side of a contender: the protocol of native.c, for the wasm named as argument. */
import { readFile } from 'node:fs/promises';
import { createInterface } from 'node:readline';

const { instance } = await WebAssembly.instantiate(await readFile(process.argv[2]), {});

/** CPU time of all threads in nanoseconds: the compiler's are idle once a kernel is warm. */
function cpuNanoseconds() {
  const { user, system } = process.cpuUsage();
  return (user + system) * 1000;
}

for await (const line of createInterface({ input: process.stdin })) {
  const [name, turns] = line.split(' ');
  const kernel = instance.exports[`kernel_${name}`];
  if (kernel === undefined) process.exit(2);
  const before = cpuNanoseconds();
  const sum = kernel(Number(turns)) >>> 0;
  const after = cpuNanoseconds();
  process.stdout.write(`${sum.toString(16).padStart(8, '0')} ${after - before}\n`);
}
