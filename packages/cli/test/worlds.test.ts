import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { conformer as bump } from '@sigil-alloc/bump/prelude';
import { type Conformer, implement, offeredWorlds, ret } from '@sigil-alloc/ir';
import { allWorldNames, cHeader, exportNamesWith, worldFunctions } from '@sigil-alloc/wit';
import { describe, expect, it } from 'vitest';
import { writeArtefacts } from '../src/artefacts.js';
import { conformers } from '../src/conformers.js';
import { worldChoice } from '../src/values.js';
import { worldsFor } from '../src/worlds.js';
import { missingTools } from './native-tools.js';
import { command, sigilAlloc, testFolder, writeFiles } from './sigil-alloc.js';

const folder = testFolder();

writeFiles(folder, {
  // Frees a block and takes one of the same size, a hundred times, and gives the number of pages that took.
  'reuse.wat': `(module
    (import "sigil" "sigil_alloc" (func $alloc (param i32) (result i32)))
    (import "sigil" "sigil_free" (func $free (param i32)))
    (memory (export "memory") 1)
    (func (export "main") (result i32) (local $round i32)
      (loop $again
        (call $free (call $alloc (i32.const 40000)))
        (local.set $round (i32.add (local.get $round) (i32.const 1)))
        (br_if $again (i32.lt_u (local.get $round) (i32.const 100))))
      (memory.size)))`,
});

/** bump that says of itself that it holds 7 bytes, and walks a heap without blocks. */
const watched: Conformer = {
  ...bump,
  name: 'watched-bump',
  worlds: {
    statistics: {
      sigil_live_bytes: implement('sigil_live_bytes', () => ret(7)),
      sigil_live_blocks: implement('sigil_live_blocks', () => ret(1)),
      sigil_peak_bytes: implement('sigil_peak_bytes', () => ret(7)),
      sigil_free_bytes: implement('sigil_free_bytes', () => ret(0)),
      sigil_largest_free_bytes: implement('sigil_largest_free_bytes', () => ret(0)),
      sigil_reserved_bytes: implement('sigil_reserved_bytes', () => ret(7)),
    },
    inspection: {
      sigil_check_heap: implement('sigil_check_heap', () => ret(0)),
      sigil_next_block: implement('sigil_next_block', ({ ptr }) => ret(ptr)),
      sigil_block_kind: implement('sigil_block_kind', () => ret(0)),
      sigil_heap_record: implement('sigil_heap_record', () => ret(bump.surface.sigil_alloc({ size: 0 }))),
    },
  },
  defaultWorlds: ['statistics'],
};

const exportsOf = (file: string) =>
  WebAssembly.Module.exports(new WebAssembly.Module(readFileSync(file))).map(({ name }) => name);

describe('the choice of further worlds', () => {
  it('is some by name, all that need nothing of a program, none, or the default of the conformer', () => {
    expect(worldsFor(watched, undefined)).toEqual(['statistics']);
    expect(worldsFor(watched, worldChoice('all'))).toEqual(['statistics', 'inspection']);
    expect(worldsFor(watched, worldChoice('none'))).toEqual([]);
    expect(worldsFor(watched, worldChoice('inspection, statistics'))).toEqual(['statistics', 'inspection']);
    expect(worldsFor(bump, worldChoice('all'))).toEqual([]);
    expect(worldsFor(bump, worldChoice('asc-stub, managed'))).toEqual(['managed', 'asc-stub']);
  });

  it('is refused with the worlds on offer', () => {
    expect(() => worldsFor(watched, worldChoice('heap'))).toThrow(
      'further worlds of watched-bump are some of statistics, inspection; got heap',
    );
  });
});

describe('artefacts with further worlds', () => {
  it('are a module that exports them and a header for each', async () => {
    const out = join(folder, 'wasm');
    const artefacts = await writeArtefacts(watched, ['wasm', 'header'], { worlds: ['statistics', 'inspection'] }, out);
    expect(artefacts.map(({ kind, file }) => [kind, file])).toEqual([
      ['wasm', join(out, 'watched-bump.wasm')],
      ['header', join(out, 'sigil.h')],
      ['header', join(out, 'sigil_statistics.h')],
      ['header', join(out, 'sigil_inspection.h')],
    ]);
    expect(readdirSync(out).length).toBe(4);
    expect(exportsOf(join(out, 'watched-bump.wasm'))).toEqual(exportNamesWith(['statistics', 'inspection']));
    expect(readFileSync(join(out, 'sigil_inspection.h'), 'utf8')).toBe(cHeader('inspection'));
    for (const { file, bytes } of artefacts) expect(readFileSync(file).length).toBe(bytes);
  });

  it.skipIf(missingTools)('are an archive that defines the default ones, whatever is in the name', async () => {
    const out = join(folder, 'native');
    await writeArtefacts(watched, ['archive', 'header'], {}, out);
    const { stdout } = await command('nm', ['-g', '--defined-only', join(out, 'libsigil-watched-bump.a')]);
    for (const name of exportNamesWith(['statistics'])) expect(stdout).toMatch(new RegExp(` [TVWD] _?${name}$`, 'm'));
    expect(stdout).not.toContain('sigil_check_heap');
    expect(readdirSync(out).sort()).toEqual(['libsigil-watched-bump.a', 'sigil.h', 'sigil_statistics.h']);
  });
});

describe('a program that imports further functions', () => {
  const reuse = (...more: readonly string[]) =>
    sigilAlloc(['run', 'reuse.wat', '--with', 'tlsf-rc', ...more], { cwd: folder });

  it('runs with a conformer that has them', async () => {
    expect(await reuse()).toEqual({ exitCode: 2, stdout: '', stderr: '' });
  });

  it.skipIf(missingTools)('runs natively as well', async () => {
    expect(await reuse('--native')).toEqual({ exitCode: 2, stdout: '', stderr: '' });
  });

  it('exports a world for its host on request', async () => {
    const args = ['link', 'reuse.wat', '--with', 'tlsf-rc', '-o', 'seen.wasm', '--worlds', 'heap'];
    expect(await sigilAlloc(args, { cwd: folder })).toEqual({ exitCode: 0, stdout: '', stderr: '' });
    const further = worldFunctions(['heap']).map(({ linkName }) => linkName);
    expect(exportsOf(join(folder, 'seen.wasm'))).toEqual(expect.arrayContaining(further));
  });
});

describe('the list', () => {
  it.each(conformers)('says of $name which worlds it offers', async ({ worlds, load }) => {
    expect(worlds).toEqual(offeredWorlds(await load()));
    expect(allWorldNames).toEqual(expect.arrayContaining([...worlds]));
  });

  it('has a column for them', async () => {
    expect((await sigilAlloc(['list'])).stdout).toMatch(
      /^conformer .* further worlds .*\nbump .* managed, asc, asc-stub /,
    );
  });
});
