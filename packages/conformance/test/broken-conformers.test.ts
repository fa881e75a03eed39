import { describe, expect, it } from 'vitest';
import { type Law, type LawVerdict, laws, type Promised, type Verdict } from '../src/index.js';
import { breakages, checkBroken, isMisuseOf, lineOf, promises } from './fixtures/broken/index.js';
import { brokenTable } from './fixtures/broken/table.js';

/**
 * Laws that take longer than all others together judge the rows of their own line only. Fewer laws reject fewer conformers:
 * what these reject, all would. test/full has all.
 */
const SLOW = new Set([
  'sizes-around-the-sign-bit',
  'the-whole-address-space',
  'blocks-above-2-gib',
  'a-block-across-2-gib',
  'alloc-of-2-gib-grows',
  'over-the-largest-request',
  'free-all-is-a-fresh-start',
  'same-calls-same-addresses',
]);
const lawsFor = (line: Promised): readonly Law[] => laws.filter((law) => law.line === line || !SLOW.has(law.id));

const failures = ({ subjects, together }: Verdict): readonly LawVerdict[] =>
  [...subjects.flatMap((subject) => subject.laws), ...together].filter(({ status }) => status === 'fail');

/** The lines that a verdict names: of a law that is broken, and of what broke it. */
function namedLines(verdict: Verdict): readonly Promised[] {
  return [...new Set(failures(verdict).flatMap(({ line, failure }) => [line, failure!.line]))];
}

describe('A check rejects a conformer that', () => {
  it.each(breakages.filter(({ build }) => build === undefined))(
    '$name, and names the line of $promise',
    async (breakage) => {
      const line = lineOf(breakage);
      const verdict = await checkBroken(breakage, { laws: lawsFor(line), ops: 1000 });
      expect(verdict.passed).toBe(false);
      expect(namedLines(verdict)).toContain(line);
      const broken = new Set(failures(verdict).map(({ failure }) => failure!.line));
      expect([...broken].filter((other) => other !== line && !breakage.also?.includes(other))).toEqual([]);
    },
  );

  it.each(breakages.filter(({ build }) => build === 'check'))('$name, whatever the misuse', async (breakage) => {
    const misuse = laws.filter(isMisuseOf(breakage.promise));
    const verdict = await checkBroken(breakage, { laws: misuse, ops: 1 });
    expect(misuse.length).toBeGreaterThan(0);
    expect(failures(verdict).map(({ law }) => law)).toEqual(misuse.map(({ id }) => id));
  });
});

describe('The table of broken conformers', () => {
  it('has one for every promise of the contract', () => {
    const covered = new Set(breakages.map(({ promise }) => promise));
    const left = Object.entries(promises).filter(([name]) => !(covered as ReadonlySet<string>).has(name));
    expect(left).toEqual([]);
  });

  it('has promises for every line that has laws', () => {
    const lines = laws.map(({ line }) => line).filter((line) => typeof line === 'number');
    expect(new Set(Object.values(promises).map(({ line }) => line))).toEqual(new Set(lines));
  });

  it('is written down', async () => {
    await expect(brokenTable()).toMatchFileSnapshot('../broken-conformers.md');
  });

  it('says of each row something else', () => {
    expect(new Set(breakages.map(({ name }) => name)).size).toBe(breakages.length);
  });
});
