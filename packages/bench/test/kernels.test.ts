import { readFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { programs } from '../src/catalogue.js';
import { compileCommand, hashes, type KernelRecord, RECORD_FILE } from '../src/kernel-record.js';

const record = JSON.parse(await readFile(RECORD_FILE, 'utf8')) as KernelRecord;

describe('the committed wasm of the kernels', () => {
  it.each(programs.map(({ name }) => name))('%s was compiled from the source beside it', async (name) => {
    const found = await hashes(name);
    expect(found, `kernels/${name}: run npm run kernels -w @sigil-alloc/bench`).toEqual(record.kernels[name]?.sha256);
  });

  it('was compiled by the command that would be used today', () => {
    for (const { name } of programs) expect(record.kernels[name]?.command).toBe(compileCommand(name).join(' '));
  });

  it('exports every kernel of the catalogue, and imports nothing but the contract', async () => {
    for (const { name, kernels, isLinked } of programs) {
      const module = new WebAssembly.Module(await readFile(new URL(`../kernels/${name}.wasm`, import.meta.url)));
      const exported = WebAssembly.Module.exports(module).map((item) => item.name);
      expect(exported).toEqual(expect.arrayContaining(kernels.map((kernel) => `kernel_${kernel.name}`)));
      const modules = new Set(WebAssembly.Module.imports(module).map((item) => item.module));
      expect([...modules]).toEqual(isLinked ? ['sigil'] : []);
    }
  });
});
