import { describe, expect, it } from 'vitest';
import { leakReport, leakText, MissingExportsError, pathTo, traceSites } from '../../src/objects/index.js';

interface Node {
  readonly id?: number;
  readonly count: number;
  readonly site?: number;
  readonly edges?: readonly number[];
}

const at = (index: number): number => 1024 + 64 * index;

/** An instance with these objects, the oldest first; they refer to each other by place. */
function heapOf(nodes: readonly Node[]): { exports: WebAssembly.Exports; memory: WebAssembly.Memory } {
  const initial = Math.ceil(at(nodes.length) / 65_536);
  const memory = new WebAssembly.Memory({ initial, maximum: initial + 2 });
  const words = () => new Uint32Array(memory.buffer);
  for (const [index, { id = 3, count }] of nodes.entries())
    words().set([index + 1, 0, 0, 0, count, id, 8], at(index) / 4 - 7);
  const indexOf = (ref: number) => (ref - 1024) / 64;
  const exports = {
    memory,
    sigil_next_object: (ref: number) => (ref === 0 ? at(nodes.length - 1) : indexOf(ref) === 0 ? 0 : ref - 64),
    sigil_site_of: (ref: number) => nodes[indexOf(ref)]!.site ?? 0,
    sigil_edges: (ref: number, into: number, capacity: number) => {
      const edges = nodes[indexOf(ref)]!.edges ?? [];
      words().set(edges.slice(0, capacity).map(at), into / 4);
      return edges.length;
    },
  };
  return { exports: exports as unknown as WebAssembly.Exports, memory };
}

const typeNames = { 3: 'Node', 4: 'Edge', 5: 'Owner' };

describe('a leak report', () => {
  it('tells counts from outside, cycles and what nobody counted from each other', () => {
    const report = leakReport(
      heapOf([
        { id: 5, count: 2, edges: [1] },
        { count: 1 },
        { count: 1, edges: [3] },
        { id: 4, count: 1, edges: [2, 4] },
        { count: 1 },
        { count: 0, edges: [6] },
        { count: 1 },
      ]),
      { typeNames },
    );
    const pathOf = (ref: number) => pathTo(report, ref).map(({ type }) => type);
    expect(
      report.objects.map(({ keeper, outside, ref, cycle }) => [keeper, outside, pathOf(ref).join(' '), cycle]),
    ).toEqual([
      ['outside', 2, 'Owner', undefined],
      ['outside', 0, 'Owner Node', undefined],
      ['cycle', 0, 'Node', 0],
      ['cycle', 0, 'Edge', 0],
      ['cycle', 0, 'Edge Node', 0],
      ['nobody', 0, 'Node', undefined],
      ['nobody', 0, 'Node Node', undefined],
    ]);
    expect(report.cycles).toEqual([
      { path: ['Node', 'Edge', 'Node'], refs: [at(2), at(3), at(2)], count: 2, bytes: 16, isKeptFromOutside: false },
    ]);
  });

  it('finds every cycle once, by a shortest way around, and says whether something outside keeps it', () => {
    const { cycles } = leakReport(
      heapOf([
        { count: 2, edges: [0] },
        { count: 1, edges: [2] },
        { count: 2, edges: [3, 1] },
        { id: 4, count: 1, edges: [1, 2] },
        { count: 1, edges: [5, 6] },
        { count: 1, edges: [4] },
        { count: 1 },
      ]),
      { typeNames },
    );
    expect(cycles.map(({ path, count, isKeptFromOutside }) => [path.join(' '), count, isKeptFromOutside])).toEqual([
      ['Node Node', 1, true],
      ['Node Node Node', 3, false],
      ['Node Node Node', 2, false],
    ]);
  });

  it('adds up by types and by sites, most bytes first, under names where there are some', () => {
    const subject = heapOf([
      { id: 1, count: 1, site: 7 },
      { id: 9, count: 1, site: 7 },
      { id: 9, count: 1 },
      { id: 9, count: 1, site: 8 },
    ]);
    const report = leakReport(subject, { siteNames: (site) => (site === 7 ? 'parse' : undefined) });
    expect(report).toMatchObject({ version: 1, count: 4, bytes: 32, serial: 4 });
    expect(report.byType).toEqual([
      { id: 9, name: 'id 9', count: 3, bytes: 24 },
      { id: 1, name: 'String', count: 1, bytes: 8 },
    ]);
    expect(report.bySite).toEqual([
      { site: 7, name: 'parse', count: 2, bytes: 16 },
      { site: 0, name: 'no site', count: 1, bytes: 8 },
      { site: 8, name: 'site 8', count: 1, bytes: 8 },
    ]);
    expect(leakReport(subject, { since: 2 }).objects.map(({ serial }) => serial)).toEqual([3, 4]);
    expect(leakReport(subject, { since: 2 }).bySite).toHaveLength(2);
  });

  it('reads as lines, as many as one likes', () => {
    const report = leakReport(
      heapOf([
        { id: 5, count: 3, site: 2, edges: [1] },
        { count: 1 },
        { count: 1, edges: [3] },
        { id: 4, count: 1, edges: [2] },
        { count: 0 },
      ]),
      { typeNames, siteNames: { 2: 'main (a.ts:3)' } },
    );
    expect(leakText(report)).toBe(`5 objects of 40 bytes live
by type
  3 objects of 24 bytes: Node
  1 object of 8 bytes: Edge
  1 object of 8 bytes: Owner
by site
  4 objects of 32 bytes: no site
  1 object of 8 bytes: main (a.ts:3)
cycles
  Node → Edge → Node: 2 objects of 16 bytes, kept by nothing else
what keeps them
  Owner number 1, made at main (a.ts:3): 3 counts from outside
  Node number 5, made at no site: never counted
`);
    expect(leakText(report, { most: 1 })).toContain('Node\n  and 2 more\nby site');
    expect(leakText(leakReport(heapOf([{ count: 1 }]), { since: 1 }))).toBe('nothing lives\n');
  });

  it('walks long lists and large knots without the stack', () => {
    const count = 20_000;
    const list = Array.from({ length: count }, (_, i) => ({ count: 1, edges: i + 1 < count ? [i + 1] : [] }));
    const report = leakReport(heapOf(list));
    expect(pathTo(report, at(count - 1))).toHaveLength(count);
    const chain = Array.from({ length: count }, (_, i) => ({ count: 1, edges: [(i + 1) % count] }));
    expect(leakReport(heapOf(chain)).cycles[0]!.path).toHaveLength(count + 1);
  });

  it('takes a page of its own for what it reads, once, and says where there is none', () => {
    const subject = heapOf([{ count: 1, edges: [0] }]);
    for (const _ of [1, 2, 3]) leakReport(subject);
    expect(subject.memory.buffer.byteLength).toBe(2 * 65_536);
    const full = heapOf([{ count: 1, edges: [0] }]);
    full.memory.grow(2);
    expect(() => leakReport(full)).toThrow(
      'a leak report needs so many more pages of linear memory than it may have; got 1',
    );
  });

  it('is of instances with the world of leaks only', () => {
    const { exports } = heapOf([]);
    const without = { ...exports, sigil_edges: undefined } as unknown as WebAssembly.Exports;
    expect(() => leakReport({ exports: without })).toThrow(MissingExportsError);
  });
});

describe('sites from the stack', () => {
  /** A module whose functions `a` and `b` ask for the site, `b` at two places. */
  const program = (site: () => number) => {
    const bytes = Uint8Array.from([
      ...[0, 97, 115, 109, 1, 0, 0, 0],
      ...[1, 5, 1, 96, 0, 1, 127],
      ...[2, 7, 1, 1, 104, 1, 115, 0, 0],
      ...[3, 3, 2, 0, 0],
      ...[7, 9, 2, 1, 97, 0, 1, 1, 98, 0, 2],
      ...[10, 14, 2, 4, 0, 16, 0, 11, 7, 0, 16, 0, 16, 0, 108, 11],
      ...[0, 16, 4, 110, 97, 109, 101, 1, 9, 2, 1, 3, 111, 110, 101, 2, 1, 50],
    ]);
    return new WebAssembly.Instance(new WebAssembly.Module(bytes), { h: { s: site } }).exports as Record<
      string,
      () => number
    >;
  };

  it('are one for each place, and the same for the same one', () => {
    const sites = traceSites();
    const { a, b } = program(sites.site);
    expect([1, 2, 3].map(() => a!())).toEqual([1, 1, 1]);
    expect(b!()).toBe(2 * 3);
    expect(a!()).toBe(4);
  });

  it('are told by the frames of the program, and then those of the host', () => {
    const sites = traceSites({ depth: 2 });
    const { a } = program(sites.site);
    const limit = Error.stackTraceLimit;
    const number = (function aboutToMake() {
      return a!();
    })();
    expect(Error.stackTraceLimit).toBe(limit);
    expect(sites.framesOf(number)).toEqual([
      expect.stringMatching(/^one \(wasm 1 at 0x[0-9a-f]+\)$/),
      expect.stringMatching(/^aboutToMake \(.*leaks\.test\.ts:\d+:\d+\)$/),
    ]);
    expect(sites.nameOf(number)).toMatch(/^one \(wasm 1 at 0x[0-9a-f]+\) < aboutToMake /);
    expect(sites.nameOf(99)).toBeUndefined();
  });
});
