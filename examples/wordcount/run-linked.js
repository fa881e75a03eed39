// Runs a linked wasm program: `node run-linked.js FILE [ARGUMENT...]`. The demo measures this process.
import { readFileSync } from 'node:fs';
import { runProgram } from '@sigil-alloc/host';

const [file, ...args] = process.argv.slice(2);
process.exitCode = await runProgram(readFileSync(file), { args: [file, ...args], conformer: 'bump' });
