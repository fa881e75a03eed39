/*
 * Small modules and the text they become, for a reader to look at. A change of the lowering shows here as a difference to
 * be judged; `vitest run -u` accepts it.
 */
import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import binaryen from 'binaryen';
import { expect, it } from 'vitest';
import { lower } from '../src/module.js';

const folder = fileURLToPath(new URL('golden/', import.meta.url));

for (const name of ['sum', 'arena', 'calls']) {
  it(`${name}.wat becomes ${name}.ssa`, async () => {
    const module = binaryen.parseText(await readFile(`${folder}${name}.wat`, 'utf8'));
    module.setFeatures(binaryen.Features.Multivalue | binaryen.Features.MutableGlobals);
    expect(module.validate()).toBe(1);
    await expect(lower(module, { name }).ssa).toMatchFileSnapshot(`${folder}${name}.ssa`);
    module.dispose();
  });
}

it('lowers the same module to the same text, every time', async () => {
  const text = await readFile(`${folder}calls.wat`, 'utf8');
  const [first, second] = [0, 1].map(() => {
    const module = binaryen.parseText(text);
    const { ssa } = lower(module);
    module.dispose();
    return ssa;
  });
  expect(first).toBe(second);
});

it('keeps exports local to the text, under their own names, on request', () => {
  const module = binaryen.parseText('(module (func (export "realloc")) (global (export "free") i32 (i32.const 1)))');
  const { ssa, exports } = lower(module, { localExports: true, noConstructor: true });
  expect(ssa).not.toContain('export');
  expect(ssa).toContain('function $realloc()');
  expect(ssa).toContain('data $free');
  expect(exports.map(({ symbol }) => symbol)).toEqual(['realloc', 'free']);
});

it('names the instantiate function by the prefix, and makes no constructor on request', () => {
  const module = binaryen.parseText('(module (func (export "f")))');
  expect(lower(module, { name: 'my-lib' }).instantiate).toBe('my_x2dlib_instantiate');
  expect(lower(module, { prefix: 'p_' }).ssa).toContain('export section "sigil_text" "ax"\nfunction $p_instantiate()');
  expect(lower(module).ssa).toContain('section ".init_array.00051"');
  expect(lower(module, { target: 'arm64_apple' }).ssa).toContain('mod_init_func');
  expect(lower(module, { noConstructor: true }).ssa).not.toContain('.init_array');
});

it('tells exports with types and imports with their symbols', () => {
  const module = binaryen.parseText(
    `(module (import "env" "note" (func (param i64) (result f32))) (import "other" "g" (global i32))
      (memory (export "memory") 1) (table (export "t") 1 funcref)
      (func (export "main") (param i32) (result f64) (f64.const 1)) (global (export "g") (mut i64) (i64.const 1)))`,
  );
  const { exports, imports } = lower(module);
  expect(exports).toEqual([
    { name: 'memory', symbol: 'memory', kind: 'memory' },
    { name: 't', symbol: 't', kind: 'table' },
    { name: 'main', symbol: 'wasm_main', kind: 'function', params: ['i32'], results: ['f64'] },
    { name: 'g', symbol: 'g', kind: 'global', type: 'i64', mutable: true },
  ]);
  expect(imports).toEqual([
    { module: 'env', field: 'note', symbol: 'note', kind: 'function', params: ['i64'], results: ['f32'] },
    { module: 'other', field: 'g', symbol: 'other__g', kind: 'global', type: 'i32' },
  ]);
});
