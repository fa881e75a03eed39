import { describe, expect, it } from 'vitest';
import { OBJECT_TYPES, type Op, openSession, wasmSubject } from '../src/index.js';
import {
  discard,
  forget,
  held,
  link,
  make,
  release,
  resize,
  retain,
  upgrade,
  weaken,
} from '../src/laws/managed-steps.js';
import { enter, exit } from '../src/laws/steps.js';
import { MANAGED_ANSWERS, managedWasm } from './fixtures/managed.js';

const TYPES: Op = { op: 'describe', at: 64 };
const { node, text, record } = OBJECT_TYPES;
const wasm = managedWasm();

/** The ops that ran. */
async function left(ops: readonly Op[], answers = MANAGED_ANSWERS): Promise<readonly Op[]> {
  const session = await openSession(wasmSubject(wasm), answers);
  await session.runAll(ops);
  await session.lookAtAll();
  await session.close();
  return session.script;
}

describe('A session leaves out what a correct caller of objects could not do:', () => {
  const start: readonly Op[] = [TYPES, ...held(1), ...held(2), link(1, 0, 2)];
  const leftOut = async (ops: readonly Op[]): Promise<void> => expect(await left([...start, ...ops])).toEqual(start);
  const kept = async (ops: readonly Op[]): Promise<void> =>
    expect(await left([...start, ...ops])).toEqual([...start, ...ops]);

  it('objects of types that nobody described, or that are none', async () => {
    expect(await left([make(1), retain(1)])).toEqual([]);
    await leftOut([{ op: 'make', into: 5, size: 10, id: 99 }]);
    expect(await left([{ op: 'describe', at: 63 }])).toEqual([]);
  });

  it('use of an object that the caller has let go of', async () => {
    const ops = [...start, release(2)];
    expect(await left([...ops, retain(2), release(2), link(1, 4, 2), weaken(2, 0), resize(2, 50, 2)])).toEqual(ops);
  });

  it('more releases than the caller has references', async () => {
    await leftOut([release(7)]);
    await kept([make(5), retain(5), release(5)]);
    expect(await left([...start, make(5), release(5)])).toEqual([...start, make(5)]);
  });

  it('moving or discarding what others refer to', async () => {
    await leftOut([resize(2, 500, 2), discard(2)]);
    await kept([resize(1, 500, 3), discard(3)]);
  });

  it('members where the type has none, and cycles that the type denies', async () => {
    const ops = [...start, ...held(5, record), ...held(6, record), ...held(7, text)];
    expect(await left([...ops, link(1, 2, 2), link(5, 8, 6), link(5, 8, 1), link(7, 0, 1), link(5, 0, 7)])).toEqual(
      ops,
    );
    expect(await left([...ops, link(5, 8, 7)])).toEqual([...ops, link(5, 8, 7)]);
  });

  it('handles that were never taken, or given back', async () => {
    await leftOut([upgrade(3, 9), forget(3), upgrade({ literal: 16 }, 9)]);
    expect(await left([...start, weaken(1, 3), forget(3), upgrade(3, 9)])).toEqual([...start, weaken(1, 3), forget(3)]);
  });

  it('stores, and candidate limits that leave open when somebody collects', async () => {
    await leftOut([
      { op: 'store', block: 1, value: { literal: 0 } },
      { op: 'set-candidate-limit', count: 7 },
    ]);
  });

  it('use of an object after its scope where nothing is counted', async () => {
    const answers = { ...MANAGED_ANSWERS, reclaims: ['scope-exit', 'free-all'] } as const;
    const ops: readonly Op[] = [TYPES, enter(0), make(1, node), exit(0)];
    const session = await openSession(wasmSubject(wasm), answers, {
      functions: new Set(['sigil_make', 'sigil_describe', 'sigil_retain']),
    });
    await session.runAll([...ops, retain(1)]);
    expect(session.script).toEqual(ops);
  });
});

it('A size too small for the fields of a type is raised to them, so that scripts can be shortened.', async () => {
  expect(await left([TYPES, make(1, node, 3)])).toEqual([TYPES, make(1, node, 16)]);
});
