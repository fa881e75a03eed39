/* The leak report: deliberate leaks of every sort, of a host, and of a compiled program. */
import {
  classOf,
  describe as describeTypes,
  leakReport,
  leakText,
  ObjectHooks,
  Objects,
  pathTo,
  traceSites,
} from '@sigil-alloc/host/objects';
import { beforeAll, describe, expect, it } from 'vitest';
import { alone, type Calls, idsOf, subjects } from './support/host.js';
import { linkOurs } from './support/ours.js';

const counting = subjects.filter(({ isCounting }) => isCounting);

describe.each(counting)('objects on $name that a host leaks', (subject) => {
  const types = {
    Box: classOf({ content: 'Thing?', name: 'String?' }),
    Thing: classOf({ box: 'Box?', weight: 'i32' }),
    Tied: classOf({ other: 'Tied?' }, { isAcyclic: true }),
  };

  const prepare = () => {
    const sites = traceSites();
    const hooks = new ObjectHooks({ site: sites.site });
    const instance = alone(subject, hooks, {
      build: 'fast',
      worlds: ['managed', 'leaks'],
      hooks: ['sigil_finalize', 'sigil_site'],
    });
    const objects = describeTypes(instance, types, { hooks });
    const report = () => leakReport(instance, { typeNames: objects.typeNames, siteNames: sites.nameOf });
    return { instance, objects, report };
  };

  it('are none when all was given back', () => {
    const { objects, report } = prepare();
    {
      using box = objects.make('Box', { content: { weight: 3 }, name: 'box' });
      expect(report().byType.map(({ name, count }) => [name, count])).toEqual([
        ['Box', 1],
        ['Thing', 1],
        ['String', 1],
      ]);
      expect(report().objects.every(({ keeper }) => keeper === 'outside')).toBe(true);
      expect(report().objects.find(({ via }) => via === undefined)!.ref).toBe(box.ref);
    }
    objects.collect();
    expect(report()).toMatchObject({ count: 0, bytes: 0, byType: [], bySite: [], cycles: [], objects: [] });
    expect(leakText(report())).toBe('nothing lives\n');
  });

  it('are kept by a count that nobody gave back, and by what it leads through', () => {
    const { objects, report } = prepare();
    const forgetToRelease = () => objects.make('Box', { content: { weight: 3 } }).take();
    const ref = forgetToRelease();
    const found = report();
    const thing = found.objects.find(({ type }) => type === 'Thing')!;
    expect(pathTo(found, thing.ref).map(({ type, outside }) => [type, outside])).toEqual([
      ['Box', 1],
      ['Thing', 0],
    ]);
    expect(pathTo(found, thing.ref)[0]!.ref).toBe(ref);
    expect(thing.site).toMatch(/forgetToRelease \(.*leaks\.test\.ts:\d+:\d+\)/);
    expect(thing.site).toMatch(/wasm \d+ at 0x/);
    expect(found.bySite.some(({ name, count }) => name === thing.site && count >= 1)).toBe(true);
  });

  it('are kept by a cycle of a type that was said to be in none', () => {
    const { instance, objects, report } = prepare();
    const tied: { other: unknown } = { other: null };
    tied.other = { other: tied };
    objects.make('Tied', tied as never).release();
    objects.collect();
    const { cycles, objects: left } = report();
    expect(cycles).toEqual([
      { path: ['Tied', 'Tied', 'Tied'], refs: expect.any(Array), count: 2, bytes: 8, isKeptFromOutside: false },
    ]);
    expect(left.map(({ keeper, cycle, outside }) => [keeper, cycle, outside])).toEqual([
      ['cycle', 0, 0],
      ['cycle', 0, 0],
    ]);
    (instance.exports.sigil_free_all as () => void)();
    expect(report().count).toBe(0);
  });

  it('are kept by nobody where they were never counted', () => {
    const { instance, objects, report } = prepare();
    instance.call.sigil_make!(8, objects.typeInfo('Thing').id);
    expect(report().objects).toMatchObject([{ type: 'Thing', keeper: 'nobody', count: 0, outside: 0 }]);
  });

  it('are in a cycle that something outside keeps', () => {
    const { objects, report } = prepare();
    const box: { content: unknown } = { content: null };
    box.content = { box };
    using kept = objects.make('Box', box as never);
    const { cycles, objects: left } = report();
    expect(cycles[0]).toMatchObject({ path: ['Box', 'Thing', 'Box'], isKeptFromOutside: true });
    expect(left.find(({ ref }) => ref === kept.ref)).toMatchObject({ keeper: 'outside', outside: 1, count: 2 });
    expect(leakText(report())).toContain('  Box → Thing → Box: 2 objects of 16 bytes, kept from outside\n');
  });
});

describe('objects that a program of asc 0.9.4 leaks', () => {
  let call: Calls;
  let objects: Objects;
  let report: (since?: number) => ReturnType<typeof leakReport>;
  let name: number;

  beforeAll(async () => {
    const wasm = await linkOurs('clients/leaks', 'full', { link: { worlds: ['managed', 'leaks'], optimize: 'none' } });
    const instance = new WebAssembly.Instance(new WebAssembly.Module(wasm as BufferSource), {
      env: { abort: () => {} },
    });
    call = instance.exports as unknown as Calls;
    objects = new Objects(instance);
    const ids = idsOf(instance.exports, ['Node', 'Leaf', 'Nodes']);
    const typeNames = {
      ...objects.typeNames,
      ...Object.fromEntries(Object.entries(ids).map(([key, id]) => [id, key])),
    };
    const siteNames = { 1: 'keep', 2: 'tie' };
    report = (since = 0) => leakReport(instance, { typeNames, siteNames, since });
    name = objects.make('String', 'name').take();
  });

  it('are told from what it had before', () => {
    const { serial } = report();
    expect(serial).toBeGreaterThan(0);
    expect(report(serial).count).toBe(0);
  });

  it('are kept by a variable of the program, through the array in it', () => {
    const { serial } = report();
    call.keep!(name);
    const found = report(serial);
    expect(found.objects).toMatchObject([{ type: 'Node', site: 'keep', keeper: 'outside', outside: 0, count: 1 }]);
    const path = pathTo(report(), found.objects[0]!.ref).map(({ type, outside }) => [type, outside]);
    expect(path).toEqual([
      ['Nodes', 1],
      ['Node', 0],
    ]);
    call.forget!();
    expect(report(serial).count).toBe(0);
  });

  it('are kept by a cycle that its compiler took for impossible, and by no other', () => {
    const { serial } = report();
    call.tieNodes!(name);
    call.tie!(name);
    objects.collect();
    const found = report(serial);
    expect(found.cycles).toMatchObject([{ path: ['Leaf', 'Leaf', 'Leaf'], count: 2, isKeptFromOutside: false }]);
    expect(found.bySite).toMatchObject([{ name: 'tie', count: 2 }]);
    expect(found.objects.every(({ keeper, cycle }) => keeper === 'cycle' && cycle === 0)).toBe(true);
  });

  it('are kept by a result that its host did not give back', () => {
    const { serial } = report();
    const ref = call.make!(name);
    expect(report(serial).objects).toMatchObject([
      { ref, type: 'Node', site: 'no site', keeper: 'outside', outside: 1 },
    ]);
    call.__release!(ref);
    expect(report(serial).count).toBe(0);
  });
});

describe('hooks of the host in a program of asc 0.9.4', () => {
  const sites = traceSites();
  const hooks = new ObjectHooks({ site: sites.site });
  const types = { Node: classOf({ next: 'Node?', name: 'String' }) };
  let instance: WebAssembly.Instance;
  let objects: Objects<typeof types>;

  beforeAll(async () => {
    const hostHooks = ['sigil_site', 'sigil_finalize'] as const;
    const wasm = await linkOurs('clients/leaks', 'full', {
      link: { worlds: ['managed', 'leaks'], hostHooks, optimize: 'none' },
    });
    const imports = { env: { abort: () => {} }, sigil: hooks.imports };
    instance = new WebAssembly.Instance(new WebAssembly.Module(wasm as BufferSource), imports);
    const ids = idsOf(instance.exports, ['Node']) as { readonly Node: number };
    objects = new Objects(instance, { types, ids, hooks });
  });

  const make = (name: string): number => {
    using text = objects.make('String', name);
    return (instance.exports.make as (name: number) => number)(text.ref);
  };

  it('tell the calls that made an object', () => {
    const { serial } = leakReport(instance);
    const leakHere = () => make('lost');
    leakHere();
    const [, leaked] = leakReport(instance, { siteNames: sites.nameOf, since: serial }).objects;
    expect(leaked!.site).toMatch(/\(wasm \d+ at 0x[0-9a-f]+\) < (.* < )?leakHere \(.*leaks\.test\.ts/);
  });

  it('tell of objects of its classes that die', () => {
    const told: string[] = [];
    objects.onFinalize('Node', (ref) => void told.push(objects.readDeep('Node', ref).name));
    objects.adopt('Node', make('first')).release();
    expect(told).toEqual(['first']);
    const kept = objects.adopt('Node', make('second'));
    objects.set('Node', kept.ref, 'next', kept);
    kept.release();
    objects.collect();
    expect(told).toEqual(['first', 'second']);
  });
});
