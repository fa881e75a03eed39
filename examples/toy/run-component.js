// Makes a program's linked module a component and runs it through the official tooling's JavaScript:
// node run-component.js FILE.wasm
import { mkdtempSync, readFileSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { componentize, transpiler } from '@sigil-alloc/component';

export async function runComponent(wasm) {
  const witSource = readFileSync(new URL('program.wit', import.meta.url), 'utf8');
  const component = await componentize(wasm, { witSource, world: 'program' });
  const { transpileBytes, writeFiles } = await transpiler();
  const folder = mkdtempSync(join(tmpdir(), 'sigil-toy-'));
  try {
    const { files } = await transpileBytes(component, { name: 'program', outDir: folder, instantiation: 'async' });
    await writeFiles(files);
    const { instantiate } = await import(pathToFileURL(join(folder, 'program.js')).href);
    const printed = [];
    const print = (value) => void printed.push(String(value));
    const core = (file) => new WebAssembly.Module(readFileSync(join(folder, file)));
    const program = await instantiate(core, { 'print-text': { default: print }, 'print-number': { default: print } });
    program.run();
    return printed.join('');
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

if (realpathSync(process.argv[1]) === import.meta.filename)
  process.stdout.write(await runComponent(readFileSync(process.argv[2])));
