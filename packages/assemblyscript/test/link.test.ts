import { conformer as bump } from '@sigil-alloc/bump/prelude';
import { LinkError, OptionError } from '@sigil-alloc/ir';
import { runtimeExports, runtimeNames } from '@sigil-alloc/wit';
import binaryen from 'binaryen';
import { describe, expect, it } from 'vitest';
import { CompiledProgramError, linkAssemblyScript } from '../src/index.js';
import { compile } from './support/asc.js';
import { globalValue, start } from './support/machine.js';
import { linkOurs, startOurs } from './support/ours.js';
import { startOwn } from './support/own-heap.js';
import { isFull } from './support/selection.js';

const namesOf = (wasm: Uint8Array) =>
  WebAssembly.Module.exports(new WebAssembly.Module(wasm as BufferSource)).map(({ name }) => name);

const importsOf = (wasm: Uint8Array) =>
  WebAssembly.Module.imports(new WebAssembly.Module(wasm as BufferSource)).map(
    ({ module, name }) => `${module}.${name}`,
  );

/** What every linked program has beside its own exports and those of the runtime. */
const ALWAYS = ['memory', 'sigil_failed_size', 'sigil_trap_kind'];

describe.each(runtimeNames)('a program linked with %s', (runtime) => {
  it('exports what the contract says of that runtime, and what is its own', async () => {
    const wasm = await linkOurs('clients/little', runtime, { isWatched: false });
    expect(namesOf(wasm).sort()).toEqual([...ALWAYS, 'main', ...runtimeExports(runtime)].sort());
  });

  it('imports nothing of a runtime any more', async () => {
    expect(importsOf(await linkOurs('clients/little', runtime, { isWatched: false }))).toEqual([]);
  });
});

/** Every way to build costs a link of some tenths of a second: by default one runtime is enough. */
const builtRuntimes = runtimeNames.slice(0, isFull ? undefined : 1);

describe.each(builtRuntimes)('a program built in different ways, on %s', (runtime) => {
  it.each([[['-O3']], [['-O3', '--noAssert']], [['-O2', '--shrinkLevel', '2']], [['--debug']]])(
    'runs as asc compiled it with %j',
    async (flags) => {
      const own = startOwn(await compile('binary-trees', { runtime: 'full', flags }));
      const ours = await startOurs('binary-trees', runtime, { flags, isWatched: false });
      expect(ours.call.main!()).toBe(own.call.main!());
    },
  );

  it.each([{ optimize: 'size' }, { build: 'check' }, { build: 'audit' }] as const)(
    'runs linked with %j',
    async (link) => {
      const own = startOwn(await compile('stack-machine', { runtime: 'full' }));
      const ours = await startOurs('stack-machine', runtime, { link, isWatched: false });
      expect(ours.call.main!()).toBe(own.call.main!());
    },
  );
});

describe('a program compiled with all that we tell asc', () => {
  const callsIn = (text: string): number => [...text.matchAll(/\(call \$[^\s)]*__re(tain|lease)/g)].length;
  const textOf = (wasm: Uint8Array): string => {
    binaryen.setDebugInfo(true);
    const module = binaryen.readBinary(wasm);
    binaryen.setDebugInfo(false);
    const text = module.emitText();
    module.dispose();
    return text;
  };

  it.each(['document-tree', 'maps'])('counts as little as with asc’s own runtime: %s', async (program) => {
    const flags = ['-O3', '--debug'];
    const [own, ours, plain] = await Promise.all(
      (['full', 'ours, counting less', 'ours'] as const).map((runtime) => compile(program, { runtime, flags })),
    );
    expect(callsIn(textOf(ours!))).toBeLessThanOrEqual(callsIn(textOf(own!)));
    expect(callsIn(textOf(plain!))).toBeGreaterThan(1.5 * callsIn(textOf(ours!)));
  });
});

/** Where the compiler put the end of a program's static data. */
async function heapBaseOf(program: string): Promise<number> {
  const compiled = new WebAssembly.Module((await compile(program, { runtime: 'ours' })) as BufferSource);
  const rt = Object.fromEntries(WebAssembly.Module.imports(compiled).map(({ name }) => [name, () => 0]));
  return globalValue(new WebAssembly.Instance(compiled, { rt, env: rt }), '__heap_base');
}

describe('a linked program', () => {
  it('imports env.abort where it did, and its host gets the words of a failed assertion', async () => {
    expect(importsOf(await linkOurs('maps', 'stub'))).toEqual(['env.abort']);
    const { call } = await startOurs('clients/loader', 'stub');
    expect(() => call.transposed!(call.__alloc!(16, 0))).toThrow('Index out of range at ~lib/array.ts');
  });

  it('has its heap where its static data ends', async () => {
    const heapBase = await heapBaseOf('clients/little');
    const { call } = await startOurs('clients/little', 'stub');
    const first = call.__alloc!(8, 0);
    expect(first).toBeGreaterThan(heapBase);
    expect(first).toBeLessThan(heapBase + 64);
  });

  it('keeps its pages within the limit of the link', async () => {
    const wasm = await linkOurs('clients/loader', 'stub', { link: { maxPages: 2 } });
    const { call } = start(wasm, () => []);
    expect(() => call.__alloc!(200_000, 0)).toThrow(WebAssembly.RuntimeError);
    expect(call.sigil_failed_size!()).toBe(200_016);
    expect(call.__alloc!(1000, 0)).toBeGreaterThan(0);
  });

  it('has hardly more code than the program alone with the runtime none', async () => {
    const link = { optimize: 'size' } as const;
    const compiled = await compile('clients/little', { runtime: 'ours', flags: ['-O3'] });
    const wasm = await linkOurs('clients/little', 'none', { flags: ['-O3'], link });
    expect(wasm.length - compiled.length).toBeLessThan(120);
  });
});

describe('what is no program compiled with our entry', () => {
  const link = (wasm: Uint8Array) => () => linkAssemblyScript(wasm, bump, { runtime: 'stub' });

  it.each([
    ['no bytes', Uint8Array.of()],
    ['a text', new TextEncoder().encode('(module)')],
    ['half a module', Uint8Array.of(0, 0x61, 0x73, 0x6d, 1, 0, 0, 0, 1, 9)],
  ])('is refused: %s', (_, wasm) => {
    expect(link(wasm)).toThrow(CompiledProgramError);
    expect(link(wasm)).toThrow('it is no valid WebAssembly module');
  });

  it('is refused with what it does not export', async () => {
    const own = await compile('clients/little', { runtime: 'stub' });
    expect(link(own)).toThrow(CompiledProgramError);
    expect(link(own)).toThrow('our runtime entry: it does not export __heap_base, __visit_members');
  });
});

describe('a runtime that does not go with a program', () => {
  it('is refused if it has no managed objects', async () => {
    const { worlds: _, defaultWorlds: __, ...plain } = bump;
    const compiled = await compile('clients/little', { runtime: 'ours' });
    expect(() => linkAssemblyScript(compiled, plain, { runtime: 'stub' })).toThrow(LinkError);
    expect(() => linkAssemblyScript(compiled, plain)).toThrow("imports '__alloc' from 'rt', which bump does not have");
  });

  it('is refused by its name if there is none such', async () => {
    const compiled = await compile('clients/little', { runtime: 'ours' });
    const link = () => linkAssemblyScript(compiled, bump, { runtime: 'fast' as 'full' });
    expect(link).toThrow(OptionError);
    expect(link).toThrow('runtime is one of full, half, stub, none; got fast');
  });
});
