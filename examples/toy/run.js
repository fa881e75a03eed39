// Runs a program of the toy: node run.js FILE.wasm. What it prints is collected and written at the end.
import { readFileSync, realpathSync } from 'node:fs';

export function run(wasm) {
  const printed = [];
  const env = {
    print_number: (number) => void printed.push(String(number)),
    print_text: (at, length) => void printed.push(Buffer.from(exports.memory.buffer, at, length).toString()),
  };
  const { exports } = new WebAssembly.Instance(new WebAssembly.Module(wasm), { env });
  exports.run();
  return printed.join('');
}

if (realpathSync(process.argv[1]) === import.meta.filename) process.stdout.write(run(readFileSync(process.argv[2])));
