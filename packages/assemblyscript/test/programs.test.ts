import { describe, expect, it } from 'vitest';
import { allPrograms, compile } from './support/asc.js';
import { type LiveObject, type Machine, rttiOf } from './support/machine.js';
import { startOurs } from './support/ours.js';
import { startOwn } from './support/own-heap.js';
import { isFull, keptObjects, programs } from './support/selection.js';

const ownMachine = async (program: string): Promise<Machine> => startOwn(await compile(program, { runtime: 'full' }));

const ownResults = new Map<string, Promise<number>>();

/** What the program answers on asc's own runtime. */
function ownResult(program: string): Promise<number> {
  const known = ownResults.get(program) ?? ownMachine(program).then(({ call }) => call.main!());
  ownResults.set(program, known);
  return known;
}

/** All headers in an order of their own, because two heaps put the same objects in different places. */
const headersOf = (objects: readonly LiveObject[]): readonly string[] =>
  objects
    .map(({ gcInfo, runtimeId, runtimeSize }) => `id ${runtimeId}, ${runtimeSize} bytes, ${gcInfo.toString(16)}`)
    .sort();

describe('the programs', () => {
  it('are at least forty', () => {
    expect(allPrograms.length).toBeGreaterThanOrEqual(40);
  });
});

describe.each(programs)('the program %s on asc’s own runtime', (program) => {
  it('makes objects, and keeps none that a collection could take', async () => {
    const machine = await ownMachine(program);
    machine.call.main!();
    machine.call.__collect!();
    expect(machine.liveObjects().length).toBe(keptObjects(program));
  });
});

/** For a title. */
const SKIPPED = isFull ? '' : ' (skipped: seconds a program; npm run test:full runs it)';

describe.each(programs)(`the program %s on full`, (program) => {
  it('gives the same result', async () => {
    const machine = await startOurs(program, 'full');
    expect(machine.call.main!()).toBe(await ownResult(program));
  });

  it('leaves objects with the same headers, before a collection and after it', async () => {
    const [own, ours] = [await ownMachine(program), await startOurs(program, 'full')];
    own.call.main!();
    ours.call.main!();
    expect(headersOf(ours.liveObjects())).toEqual(headersOf(own.liveObjects()));
    own.call.__collect!();
    ours.call.__collect!();
    expect(headersOf(ours.liveObjects())).toEqual(headersOf(own.liveObjects()));
  });

  it('has the same type information', async () => {
    const [own, ours] = [await ownMachine(program), await startOurs(program, 'full')];
    expect(rttiOf(own).length).toBeGreaterThan(6);
    expect(rttiOf(ours)).toEqual(rttiOf(own));
  });

  it('ends without an object', async () => {
    const { call } = await startOurs(program, 'full');
    call.main!();
    call.__collect!();
    expect(call.sigil_live_blocks!()).toBe(keptObjects(program));
    expect(call.sigil_check_heap!()).toBe(0);
  });

  it.skipIf(!isFull)(
    `gives the same result where each make collects, and what is freed is overwritten${SKIPPED}`,
    async () => {
      const worlds = ['managed', 'statistics'] as const;
      const { call } = await startOurs(program, 'full', { link: { build: 'check', worlds } });
      call.sigil_set_candidate_limit!(1);
      expect(call.main!()).toBe(await ownResult(program));
      call.__collect!();
      expect(call.sigil_live_blocks!()).toBe(keptObjects(program));
    },
  );

  it('can run again in what it left', async () => {
    const { call } = await startOurs(program, 'full');
    const [first, second] = [call.main!(), call.main!()];
    if (program !== 'static-growth') expect(second).toBe(first);
    call.__collect!();
    expect(call.sigil_live_blocks!()).toBe(keptObjects(program));
  });
});

/** By default every program runs on one of them, and each of them has some programs. */
const others = ['stub', 'none', 'half'] as const;
const onOthers = programs.flatMap((program, index) =>
  others.filter((_, at) => isFull || index % others.length === at).map((runtime) => ({ program, runtime })),
);

/** asc's passes take a pair out of it that is needed, as the last test shows on asc's own runtime. */
const BROKEN_BY_PASSES = 'generics';

describe.each(onOthers)('the program $program on $runtime', ({ program, runtime }) => {
  it('gives the same result, optimised by asc', async () => {
    const countsLess = program !== BROKEN_BY_PASSES;
    const machine = await startOurs(program, runtime, { isWatched: false, countsLess, flags: ['-O3'] });
    expect(machine.call.main!()).toBe(await ownResult(program));
  });
});

describe(`the program ${BROKEN_BY_PASSES} on asc’s own runtime`, () => {
  it('does not work when asc optimises it', async () => {
    const machine = startOwn(await compile(BROKEN_BY_PASSES, { runtime: 'full', flags: ['-O1'] }));
    expect(() => machine.call.main!()).toThrow('Element type must be nullable');
  });
});
