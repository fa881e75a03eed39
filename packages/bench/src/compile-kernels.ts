/** Compiles the kernels to the committed wasm, and notes by which command and from what. Needs clang and wasm-ld. */
import { writeFile } from 'node:fs/promises';
import { runTool } from '@sigil-alloc/qbe-lower/toolchain';
import { programs } from './catalogue.js';
import { firstLine } from './contenders/first-line.js';
import { compileCommand, hashes, RECORD_FILE } from './kernel-record.js';
import { kernelFolder } from './paths.js';

const clang = process.env.CLANG ?? 'clang';

for (const { name } of programs) await runTool(clang, compileCommand(name).slice(1), { cwd: kernelFolder });
const record = {
  compiler: await firstLine(clang, ['--version']),
  kernels: Object.fromEntries(
    await Promise.all(
      programs.map(async ({ name }) => [name, { command: compileCommand(name).join(' '), sha256: await hashes(name) }]),
    ),
  ),
};
await writeFile(RECORD_FILE, `${JSON.stringify(record, null, 2)}\n`);
