// Runs one module as a command: `node run-one.js FILE [--max-pages=N] [ARGUMENT...]`; a refusal is its name on stdout.
import { readFileSync } from 'node:fs';
import { runProgram } from '../dist/index.js';

const [file, ...rest] = process.argv.slice(2);
const cap = /^--max-pages=(\d+)$/.exec(rest[0] ?? '')?.[1];
const options = { args: ['one', ...(cap ? rest.slice(1) : rest)], conformer: 'none' };
try {
  process.exitCode = await runProgram(readFileSync(file), cap ? { ...options, maxPages: Number(cap) } : options);
} catch (error) {
  console.log(`${error.name}: ${error.message}`);
  process.exitCode = 1;
}
