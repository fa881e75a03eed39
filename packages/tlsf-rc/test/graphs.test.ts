import type { Subject } from '@sigil-alloc/conformance';
import type { AssembleOptions, BuildKind } from '@sigil-alloc/ir';
import { whyNativeIsSkipped } from '@sigil-alloc/qbe-lower/toolchain';
import { describe, expect, it } from 'vitest';
import { nativeTlsf, wasmTlsf } from './builds.js';
import { figure, isFull } from './support/figures.js';
import { GraphTwin } from './support/graph-twin.js';
import { Random } from './support/random.js';
import './support/patience.js';

const reason = await whyNativeIsSkipped();

interface Case {
  readonly backend: 'wasm' | 'native';
  readonly build: BuildKind;
  readonly nodes: number;
}

const everyCase: readonly Case[] = [
  { backend: 'wasm', build: 'fast', nodes: figure(3000, 100_000) },
  { backend: 'wasm', build: 'check', nodes: 100_000 },
  { backend: 'wasm', build: 'audit', nodes: 400 },
  { backend: 'native', build: 'fast', nodes: 100_000 },
];
const cases = isFull
  ? everyCase.filter(({ backend }) => backend === 'wasm' || reason === undefined)
  : everyCase.slice(0, 1);
const ROUNDS = figure(4, 12);
const SEEDS = figure(1, 3);
/** of objects that a step of a collection may visit */
const BUDGET = 200;
/** Changes come in so many parts; between them the caller lets go of a fifth of what it holds. */
const PARTS = 3;

const optionsOf = (build: BuildKind): AssembleOptions => ({
  build,
  worlds: ['heap', 'inspection', 'managed'],
  hooks: [],
});

async function subjectOf({ backend, build }: Case): Promise<Subject> {
  return backend === 'wasm' ? wasmTlsf(optionsOf(build)) : nativeTlsf(optionsOf(build));
}

/** Rounds of changes; after each collection heap and twin must agree. */
async function run(subject: Subject, nodes: number, seed: number): Promise<void> {
  const instance = await subject.open();
  try {
    const twin = await GraphTwin.of(instance, new Random(seed), nodes);
    for (let round = 0; round < ROUNDS; round += 1) {
      await twin.fillUp();
      await twin.hold(2);
      for (let part = 0; part < PARTS; part += 1) {
        await twin.changeEdges((nodes * 3) / PARTS);
        await twin.step(BUDGET);
        await twin.letGo(800);
      }
      await twin.letGo(round % 2 === 0 ? 100 : 20);
      await (round % 2 === 0 ? twin.collect() : twin.collectInSteps(BUDGET));
      expect((await twin.differences()).slice(0, 5)).toEqual([]);
    }
    await twin.letGo(0);
    await twin.collect();
    expect((await twin.differences()).slice(0, 5)).toEqual([]);
  } finally {
    await instance.close();
  }
}

describe('After collect exactly the unreachable are gone, and counts are right', () => {
  it.each(cases)('in random graphs of $nodes objects ($backend, $build)', async (one) => {
    const subject = await subjectOf(one);
    for (let seed = 1; seed <= SEEDS; seed += 1) await run(subject, one.nodes, seed);
    await subject.dispose();
  });
});
