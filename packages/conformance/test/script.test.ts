import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parseScript, replayScript, ScriptError, wasmSubject } from '../src/index.js';
import { ARENA_ANSWERS, arenaWasm, brokenArena } from './fixtures/arena.js';
import { breakages } from './fixtures/broken/index.js';
import { HEAP_ANSWERS, heapWasm } from './fixtures/heap.js';
import { MANAGED_ANSWERS, managedWasm } from './fixtures/managed.js';

const sample = readFileSync(new URL('../samples/scopes.json', import.meta.url), 'utf8');

describe('The sample script', () => {
  it('runs whole on the reference arena, and its one impossible request traps', async () => {
    const script = parseScript(sample, 'scopes.json');
    const { results, failure } = await replayScript(wasmSubject(arenaWasm()), ARENA_ANSWERS, script);
    expect(failure).toBeUndefined();
    expect(results).toHaveLength(script.ops.length);
    const trapped = results.filter(({ result }) => result.status === 'trap');
    expect(trapped.map(({ op, result }) => [op.op, result.trap, result.failedSize])).toEqual([
      ['alloc', 'out-of-memory', 4294967295],
    ]);
    expect(results.at(-1)!.result.value).toBe(results[0]!.result.value);
  });

  it('shows which line a broken arena breaks, with a picture of the heap', async () => {
    const broken = wasmSubject(brokenArena(breakages.find(({ name }) => name.startsWith('copies half of what'))!));
    const { failure } = await replayScript(broken, ARENA_ANSWERS, parseScript(sample, 'scopes.json'));
    expect(failure?.line).toBe(9);
    expect(failure?.message).toMatch(/promote did not keep the bytes: first wrong byte of block 3 is at offset 20/);
    expect(failure?.picture).toMatch(/#/);
  });
});

describe('A script for heaps that can free', () => {
  const text = readFileSync(new URL('../samples/heap.json', import.meta.url), 'utf8');

  it('runs whole where all further functions are there', async () => {
    const script = parseScript(text, 'heap.json');
    const { results, failure } = await replayScript(wasmSubject(heapWasm()), HEAP_ANSWERS, script);
    expect(failure).toBeUndefined();
    expect(results.map(({ op }) => op)).toEqual(script.ops);
    expect(results.map(({ result }) => result.status)).toEqual(script.ops.map(() => 'ok'));
  });

  it('runs without its further ops where the functions are missing', async () => {
    const { results, failure } = await replayScript(
      wasmSubject(arenaWasm()),
      ARENA_ANSWERS,
      parseScript(text, 'heap.json'),
    );
    expect(failure).toBeUndefined();
    expect(results.map(({ op }) => op.op)).toEqual(['alloc', 'alloc', 'enter-scope', 'alloc', 'exit-scope']);
  });
});

describe('A script for managed objects', () => {
  const text = readFileSync(new URL('../samples/objects.json', import.meta.url), 'utf8');
  const script = parseScript(text, 'objects.json');

  it('runs whole where they are there, and a ring that was let go of is gone after a collection', async () => {
    const { results, failure } = await replayScript(wasmSubject(managedWasm()), MANAGED_ANSWERS, script);
    expect(failure).toBeUndefined();
    expect(results.map(({ op }) => op)).toEqual(script.ops);
    expect(results.map(({ result }) => result.status)).toEqual(script.ops.map(() => 'ok'));
    const upgraded = results.filter(({ op }) => op.op === 'upgrade').map(({ result }) => result.value > 0);
    expect(upgraded).toEqual([true, false]);
  });

  it('holds for any part of it: what became illegal is left out', async () => {
    for (let left = 0; left < script.ops.length; left += 1) {
      const ops = script.ops.filter((_, index) => index !== left);
      const { failure } = await replayScript(wasmSubject(managedWasm()), MANAGED_ANSWERS, { ...script, ops });
      expect(failure, JSON.stringify(script.ops[left])).toBeUndefined();
    }
  });
});

describe('A script', () => {
  const withOp = (op: string): string => `{"format": "sigil-ops", "version": 1, "ops": [{"op": "free-all"}, ${op}]}`;

  it.each([
    ['no JSON', 'not JSON'],
    ['{"format": "ops"}', '"format" must be "sigil-ops"'],
    ['{"format": "sigil-ops", "version": 3}', '"version" must be 1, found 3'],
    ['{"format": "sigil-ops", "version": 1}', '"ops" must be a list'],
    ['{"format": "sigil-ops", "version": 1, "maxPages": 65537, "ops": []}', '"maxPages" must be 0 to 65536'],
    [withOp('{"op": "malloc"}'), 'op 1: unknown op "malloc"; known are alloc'],
    [withOp('{"op": "alloc", "into": 0}'), 'op 1: "size" of alloc must be a whole number from 0 to 4294967295'],
    [withOp('{"op": "alloc", "into": 0, "size": 4294967296}'), 'found 4294967296'],
    [withOp('{"op": "alloc", "into": -1, "size": 1}'), '"into" of alloc must be a slot'],
    [withOp('{"op": "alloc", "into": 0, "size": 1, "align": 8}'), 'alloc has no operand "align"'],
    [withOp('{"op": "exit-scope", "scope": {"slot": 1}}'), '"scope" of exit-scope must be a slot or {"literal"}'],
    [withOp('{"op": "figure", "figure": "size"}'), '"figure" of figure must be one of live-bytes, live-blocks'],
    [withOp('{"op": "next-block", "after": -1, "into": 0}'), '"after" of next-block must be a slot or {"literal"}'],
    [withOp('{"op": "free"}'), '"block" of free must be a slot, {"slot", "plus"} or {"literal"}, found undefined'],
    [withOp('{"op": "make", "into": 0, "size": 1}'), '"id" of make must be a whole number from 0 to 4294967295'],
    [
      withOp('{"op": "upgrade", "handle": {"slot": 1}, "into": 0}'),
      '"handle" of upgrade must be a slot or {"literal"}',
    ],
    [withOp('7'), 'op 1: an op is an object, found 7'],
  ])('that is %s is refused by name', (text, message) => {
    expect(() => parseScript(text, 'here')).toThrow(ScriptError);
    expect(() => parseScript(text, 'here')).toThrow(message);
  });
});
