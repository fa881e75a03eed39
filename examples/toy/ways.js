// A program of the toy through every way there is, each as the README has it by hand.
import { execFile } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { findToolchain } from '@sigil-alloc/qbe-lower/toolchain';
import binaryen from 'binaryen';
import { run } from './run.js';
import { runComponent } from './run-component.js';
import { write } from './toy.js';

const SIGIL_ALLOC = join(import.meta.dirname, '../../packages/cli/bin/sigil-alloc.js');
const HOST = join(import.meta.dirname, 'host.c');

async function command(file, args, folder) {
  const { stdout } = await promisify(execFile)(file, args, { cwd: folder });
  return stdout;
}
const sigilAlloc = (args, folder) => command(process.execPath, [SIGIL_ALLOC, ...args], folder);

/** Assembles text with Binaryen, in the place of any other assembler. */
function assembled(text) {
  const module = binaryen.parseText(text);
  module.setFeatures(binaryen.Features.MutableGlobals | binaryen.Features.SignExt | binaryen.Features.BulkMemoryOpt);
  const wasm = module.emitBinary();
  module.dispose();
  return wasm;
}

/** The conformer's .ssa, archive and header, made once in a folder. */
async function nativeAllocator(conformer, folder) {
  if (existsSync(join(folder, `${conformer}.ssa`))) return;
  await sigilAlloc(['build', conformer, '--out', '.', '--emit', 'ssa,archive,header'], folder);
}

/** name, whether it needs qbe and cc, and how: from a source to what the program prints */
export const WAYS = [
  {
    name: 'Binaryen embed',
    async print({ source, conformer, folder }) {
      const wasm = join(folder, 'embedded.wasm');
      await write(source, wasm, conformer);
      return run(readFileSync(wasm));
    },
  },
  {
    name: 'WAT text',
    async print({ source, conformer, folder }) {
      const text = join(folder, 'text.wat');
      await write(source, text, conformer);
      return run(assembled(readFileSync(text, 'utf8')));
    },
  },
  {
    name: 'link',
    async print({ source, conformer, folder }) {
      await write(source, join(folder, 'program.wat'));
      await sigilAlloc(['link', 'program.wat', '--with', conformer, '-o', 'linked.wasm'], folder);
      return run(readFileSync(join(folder, 'linked.wasm')));
    },
  },
  {
    name: 'QBE unit',
    isNative: true,
    async print({ source, conformer, folder }) {
      await write(source, join(folder, 'program.ssa'));
      await nativeAllocator(conformer, folder);
      const [program, allocator] = ['program.ssa', `${conformer}.ssa`].map((file) => readFileSync(join(folder, file)));
      writeFileSync(join(folder, 'unit.ssa'), Buffer.concat([program, allocator]));
      const { qbe } = await findToolchain();
      await command(qbe, ['-o', 'unit.s', 'unit.ssa'], folder);
      return printedBy('unit.s', conformer, folder);
    },
  },
  {
    name: 'separate archive',
    isNative: true,
    async print({ source, conformer, folder }) {
      await write(source, join(folder, 'apart.wat'));
      await sigilAlloc(['lower', 'apart.wat', '-o', 'apart.o'], folder);
      await nativeAllocator(conformer, folder);
      return printedBy('apart.o', conformer, folder);
    },
  },
  {
    name: 'component',
    async print({ source, conformer, folder }) {
      await write(source, join(folder, 'program.component.wat'));
      await sigilAlloc(['link', 'program.component.wat', '--with', conformer, '-o', 'component.core.wasm'], folder);
      return runComponent(readFileSync(join(folder, 'component.core.wasm')));
    },
  },
];

/** What a program prints whose compiled part is linked with our host and a conformer's archive. */
async function printedBy(part, conformer, folder) {
  const { cc, ccArguments } = await findToolchain();
  const program = part.replace(/\.\w+$/, '');
  await command(cc, [...ccArguments, HOST, part, `libsigil-${conformer}.a`, '-I.', '-o', program], folder);
  return command(join(folder, program), [], folder);
}
