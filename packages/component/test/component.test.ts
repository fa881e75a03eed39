import { exportSignature } from '@sigil-alloc/host';
import { allWorldNames, conformerFunctions, interfaceId, worldFunctions } from '@sigil-alloc/wit';
import { describe, expect, it } from 'vitest';
import {
  ComponentError,
  componentize,
  componentOf,
  encoderVersion,
  isComponent,
  transpiler,
  wasmTools,
} from '../src/index.js';
import { declaredInterfaces, printedInterfaces } from '../src/subject/index.js';
import { standIn, wasmOf } from './stand-in.js';

const declared = (ids: readonly string[]): Map<string, readonly string[]> =>
  new Map(ids.map((id) => [id, declaredInterfaces().get(id) ?? []]));

/** The core module, as the transpiler takes it out. */
async function coreOf(component: Uint8Array): Promise<Uint8Array<ArrayBuffer>> {
  const { files } = await (await transpiler()).transpileBytes(component, { name: 'it', instantiation: 'sync' });
  return files['it.core.wasm'] as Uint8Array<ArrayBuffer>;
}

const CONTRACT = ['core', 'scope', 'bulk'].map((name) => `sigil:allocator/${name}@0.1.0`);
const TRAP = 'sigil:diagnostics/trap@0.1.0';

describe('a conformer as a component', () => {
  it('exports the interfaces of the contract and that of traps, function by function as the WIT declares them', async () => {
    const printed = await printedInterfaces(await componentOf(standIn()));
    expect(printed).toEqual(declared([...CONTRACT, TRAP]));
    expect(printed.get('sigil:allocator/core@0.1.0')).toEqual([
      'alloc(size: size = u32) -> ptr = u32',
      'mem-copy(dst: ptr = u32, src: ptr = u32, n-bytes: size = u32)',
      'realloc(old-ptr: ptr = u32, old-size: size = u32, new-size: size = u32) -> ptr = u32',
    ]);
  });

  it.each(allWorldNames)('exports those of the world %s as well, where the module has it', async (world) => {
    const component = await componentOf(standIn({ worlds: [world] }));
    const own = new Set(worldFunctions([world]).map(interfaceId));
    expect(await printedInterfaces(component)).toEqual(declared([...CONTRACT, TRAP, ...own]));
    const wit = await (await wasmTools()).componentWit(component);
    const exported = [...wit.matchAll(/^ {2}export (\S+);$/gm)].map(([, id]) => id);
    expect(exported).toEqual([...CONTRACT, TRAP, ...own]);
  });

  it('imports nothing but the names of types', async () => {
    const wit = await (await wasmTools()).componentWit(await componentOf(standIn({ worlds: ['heap'] })));
    expect(wit.match(/^ {2}import .*$/gm)).toEqual(['  import sigil:allocator/types@0.1.0;']);
  });

  it('has the module’s exports in its core, by link names and by canonical names', async () => {
    const core = await coreOf(await componentOf(standIn()));
    const names = WebAssembly.Module.exports(new WebAssembly.Module(core)).map(({ name }) => name);
    expect(names).toEqual(
      expect.arrayContaining(['memory', 'cabi_realloc', 'sigil_alloc', 'sigil:allocator/core@0.1.0#alloc']),
    );
    expect(names).toHaveLength(1 + 2 * conformerFunctions.length - 1); // memory; cabi_realloc has one name
    expect(exportSignature(core, 'cabi_realloc')).toEqual({ params: ['i32', 'i32', 'i32', 'i32'], results: ['i32'] });
  });

  it('is the same bytes every time, and tells what encoded them', async () => {
    const wasm = standIn({ worlds: ['heap', 'inspection'] });
    const component = await componentOf(wasm);
    expect(await componentOf(wasm)).toEqual(component);
    expect(await encoderVersion(component)).toMatch(/^\d+\.\d+\.\d+$/);
  });
});

describe('bytes', () => {
  it('are told to be a component by how they begin', async () => {
    const wasm = standIn();
    expect([isComponent(await componentOf(wasm)), isComponent(wasm), isComponent(new Uint8Array(3))]).toEqual([
      true,
      false,
      false,
    ]);
  });
});

describe('a module that is no conformer', () => {
  const refused = (wasm: Uint8Array) => expect(componentOf(wasm)).rejects;

  it('is refused with what it lacks', async () => {
    await refused(standIn({ without: ['sigil_free_all'] })).toThrow(
      new ComponentError('the module does not export sigil_free_all of the interface sigil:allocator/bulk@0.1.0'),
    );
    await refused(standIn({ without: ['cabi_realloc'] })).toThrow('the module does not export cabi_realloc');
    await refused(standIn({ without: ['memory'] })).toThrow('the module does not export memory');
    await refused(standIn({ worlds: ['heap'], without: ['sigil_trim'] })).toThrow(
      'the module does not export sigil_trim of the interface sigil:heap/blocks@0.1.0',
    );
  });

  it('is refused where it calls functions of the program', async () => {
    const fields = '(import "sigil" "sigil_visit_members" (func (param i32 i32)))';
    await refused(standIn({ fields })).toThrow(
      /^the module imports sigil\.sigil_visit_members: .* build without hooks$/,
    );
  });

  it('is refused where it is no module, or has a function of another type', async () => {
    await refused(new TextEncoder().encode('(module)')).toThrow(/^not a WebAssembly module: /);
    const fields = '(func (export "sigil_free_all") (result i64) (i64.const 0))';
    await refused(standIn({ without: ['sigil_free_all'], fields })).toThrow(
      /^the official tooling refuses: .*free-all/,
    );
  });
});

describe('a program as a component', () => {
  it('is refused in the tooling’s own words, in one line', async () => {
    const world = { witSource: 'package a:b@1.0.0;\nworld w { export f: func(); }', world: 'w' };
    await expect(componentize(wasmOf(''), world)).rejects.toThrow(/^the official tooling refuses: [^\n]*\bf\b[^\n]*$/);
  });
});
