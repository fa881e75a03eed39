import { SurfaceError } from '@sigil-alloc/conformance';
import { interfaceId, worldFunctions } from '@sigil-alloc/wit';
import { describe, expect, it } from 'vitest';
import { componentize, componentOf } from '../src/index.js';
import { bindingsOf, componentSubject } from '../src/subject/index.js';
import { standIn, wasmOf } from './stand-in.js';

const ANY_PAGES = 65_536;
const newInstance = (module: WebAssembly.Module, imports?: WebAssembly.Imports) =>
  new WebAssembly.Instance(module, imports);

const WORLD = { witSource: 'package a:b@1.0.0;\nworld w { export f: func(); export g: func(); }', world: 'w' };

describe('the JavaScript binding of a component', () => {
  it('has every function by its interface and its name', async () => {
    const binding = (await bindingsOf(await componentOf(standIn({ worlds: ['heap'] })))).bind(ANY_PAGES, newInstance);
    for (const fn of worldFunctions(['heap'])) expect(binding[interfaceId(fn)]?.[fn.camelName]).toBeTypeOf('function');
    expect(binding['sigil:allocator/core@0.1.0']?.alloc?.(5)).toBe(0);
  });

  it('refuses every call after a trap, until there is a new one around the same core instance', async () => {
    const fields = '(func (export "f") unreachable) (func (export "g")) (memory (export "memory") 1)';
    const bindings = await bindingsOf(await componentize(wasmOf(fields), WORLD));
    let core: WebAssembly.Instance | undefined;
    const bind = () =>
      bindings.bind(ANY_PAGES, (module, imports) => {
        core ??= newInstance(module, imports);
        return core;
      }) as unknown as Readonly<Record<'f' | 'g', () => void>>;
    const binding = bind();
    binding.g();
    expect(() => binding.f()).toThrow(WebAssembly.RuntimeError);
    expect(() => binding.g()).toThrow('cannot enter component instance');
    const memory = core?.exports.memory;
    bind().g();
    expect(core?.exports.memory).toBe(memory);
  });
});

describe('a component as a subject', () => {
  it('has the further functions of its interfaces', async () => {
    const component = await componentOf(standIn({ worlds: ['heap'] }));
    const { functions } = await componentSubject(component, 'stand-in');
    expect([...(functions ?? [])]).toEqual(worldFunctions(['heap']).map(({ linkName }) => linkName));
  });

  it('is refused without the contract, with what it lacks', async () => {
    const fields = '(func (export "f")) (func (export "g")) (memory (export "memory") 1)';
    const refused = expect(componentSubject(await componentize(wasmOf(fields), WORLD), 'stranger')).rejects;
    await refused.toThrow(SurfaceError);
    await refused.toThrow(/^stranger is no conformer .*sigil:allocator\/core@0\.1\.0 alloc is missing/);
  });

  it('begins with its core’s memory, under the cap that is asked for', async () => {
    const subject = await componentSubject(await componentOf(standIn()), 'stand-in');
    const instance = await subject.open({ maxPages: 3 });
    expect(instance.initialPages).toBe(1);
    const [grown, refused] = await instance.run([
      { op: 'grow-memory', pages: 2 },
      { op: 'grow-memory', pages: 1 },
    ]);
    expect([grown?.value, refused?.value]).toEqual([1, 0xffff_ffff]);
    expect(await instance.read(0, 4)).toEqual(new Uint8Array(4));
  });
});
