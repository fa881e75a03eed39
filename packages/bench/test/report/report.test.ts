import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { UsageError } from '../../src/errors.js';
import { answersOfConformers, withPrices } from '../../src/report/choosing.js';
import { withGoals } from '../../src/report/document.js';
import { committed } from '../../src/report/paths.js';
import { chaptersOf } from '../../src/report/plots/chapters.js';
import { readResults } from '../../src/report/results.js';
import { writeReport } from '../../src/report/write.js';
import { allocatorsCsv, footprintCsv, growthCsv, NODE_20, NODE_24, newFolder, resultsOf, timed } from './fixtures.js';

const growth = [1_000, 10_000].map((count) =>
  timed(NODE_24, `law_${count}`, 'tlsf-rc', 10, {
    series: 'law',
    live_blocks: count,
    control_ns: 5,
    net_ns: 5,
    pages: 1,
  }),
);
const footprint = ['tlsf-rc', 'dlmalloc'].flatMap((contender) =>
  [1, 2].map((op) => ({
    place: 'wasm',
    trace: 'perl',
    contender,
    op,
    live_bytes: op * 1000,
    memory_bytes: 65536 * op,
  })),
);
const results = resultsOf({
  'allocators.csv': allocatorsCsv([
    timed(NODE_24, 'pair', 'tlsf-rc', 5.25, { steady: 'false', code_bytes: 1234 }),
    timed(NODE_24, 'pair', 'dlmalloc', 10, { code_bytes: 5678 }),
    timed(NODE_20, 'pair', 'tlsf-rc', 7),
  ]),
  'growth.csv': growthCsv(growth),
  'traces-footprint.csv': footprintCsv(footprint),
});
const withoutTables = (file: string): string =>
  readFileSync(file, 'utf8').replaceAll(/(<!-- made by .*? -->).*?(?=<!-- end -->)/gs, '$1 nothing ');
const bare = withoutTables(committed.document);
const answered = await answersOfConformers();

describe('docs/performance.md', () => {
  it('says what the committed results say: run npm run page -w @sigil-alloc/bench', () => {
    const text = readFileSync(committed.document, 'utf8');
    expect(withGoals(text, readResults(committed.results))).toBe(text);
  });

  it('keeps what is written between its tables', () => {
    const remark = 'Tried: a cache. What would be next: another.';
    const written = withGoals(bare.replaceAll('<!-- end -->', `<!-- end -->\n\n${remark}`), readResults(results));
    expect(written.split(`<!-- end -->\n\n${remark}`)).toHaveLength(bare.split('<!-- end -->').length);
    expect(written).not.toContain('nothing <!-- end -->');
    expect(withGoals(written, readResults(results))).toBe(written);
  });

  it('sums up what is met, missed and not measured', () => {
    expect(withGoals(bare, readResults(results))).toContain(
      "| time of tlsf-rc over the best peer's | Node 24.1.0 | 1 of 9 |  | lifo; fifo; churn; churn_100k; large; step; doubling; alloc_only |",
    );
  });

  it('is not written when a mark is missing, or is of no table', () => {
    const read = readResults(results);
    expect(() => withGoals(bare.replace('made by npm run page: floor', 'made by hand'), read)).toThrow(UsageError);
    expect(() => withGoals(`${bare}<!-- made by npm run page: ceiling --> <!-- end -->`, read)).toThrow(/ceiling/);
  });
});

describe('docs/choosing.md', () => {
  const written = withPrices(withoutTables(committed.choosing), readResults(results), answered);

  it('says what the conformers answer and the committed results say: run npm run page -w @sigil-alloc/bench', () => {
    const text = readFileSync(committed.choosing, 'utf8');
    expect(withPrices(text, readResults(committed.results), answered)).toBe(text);
  });

  it('prices what the newest engine measured, in columns of who was there', () => {
    expect(written).toContain('|  | tlsf-rc | dlmalloc |\n');
    expect(written).toContain('| allocate and free at once, per call, ns | ~5.25 | 10.00 |');
    expect(written).toContain('| allocate, never free, ns | not measured | not measured |');
  });

  it('has an answer of every conformer to every question, in words', () => {
    const table = /\| {2}\| bump \| tlsf-rc \|.*?\n\n/s.exec(written)![0];
    expect(table.trim().split('\n')).toHaveLength(2 + Object.keys(answered[0]!).length - 2);
    expect(table).not.toMatch(/undefined|true|false|not-applicable/);
  });
});

describe('the plots', () => {
  const folder = newFolder();
  const places = {
    results,
    document: join(folder, 'performance.md'),
    choosing: join(folder, 'choosing.md'),
    plots: join(folder, 'performance'),
  };
  const file = (name: string): string => readFileSync(join(places.plots, name), 'utf8');

  beforeAll(async () => {
    mkdirSync(places.plots);
    writeFileSync(join(places.plots, 'of-a-kernel-that-was.svg'), '');
    writeFileSync(places.document, bare);
    writeFileSync(places.choosing, withoutTables(committed.choosing));
    await writeReport(places, answered);
  });

  it('are files of what there is, and nothing else', () => {
    expect(readdirSync(places.plots).sort()).toEqual([
      'code-size.svg',
      'footprint-wasm-perl.svg',
      'growth-law.svg',
      'index.html',
      'wasm-pair.svg',
    ]);
  });

  it('tell their figures in words, and mark those that are unsteady', () => {
    expect(file('wasm-pair.svg')).toContain(
      '<desc id="wasm-pair-description">Node 24.1.0: tlsf-rc ~5.25, dlmalloc 10.00. Node 20.19.0: tlsf-rc 7.00.</desc>',
    );
    expect(file('growth-law.svg')).toContain('tlsf-rc: 1,000 blocks 10.00 ns, 10,000 blocks 10.00 ns.');
    for (const name of readdirSync(places.plots).filter((one) => one.endsWith('.svg'))) {
      expect(file(name)).toMatch(/role="img" aria-labelledby=.*<title id=.*<desc id=.*prefers-color-scheme:dark/s);
    }
  });

  it('are on one page that needs no script and nothing from elsewhere', () => {
    const page = file('index.html');
    expect(page.match(/<svg [^>]*role="img"/g)).toHaveLength(4);
    expect(page).toContain('name="viewport" content="width=device-width, initial-scale=1"');
    expect(page.replaceAll('http://www.w3.org/2000/svg', '')).not.toMatch(/<script|https?:|url\(/);
    expect(page).toContain('<p>Not measured.</p>');
  });

  it('lead to headings of the document, where the same are tables', () => {
    const headings = [...bare.matchAll(/^#+ (.*)$/gm)].map(([, text]) => text!.toLowerCase().replaceAll(' ', '-'));
    for (const { tables } of chaptersOf(readResults(results))) expect(headings).toContain(tables);
  });

  it('have text that is read on a phone', () => {
    for (const [, size] of file('index.html').matchAll(/font-size="(\d+)/g))
      expect(Number(size)).toBeGreaterThanOrEqual(13);
  });

  it('of the tree are those of the committed results: run npm run page -w @sigil-alloc/bench', async () => {
    const again = { ...places, results: committed.results, plots: join(folder, 'again') };
    await writeReport(again, answered);
    const files = readdirSync(again.plots).sort();
    expect(readdirSync(committed.plots).sort()).toEqual(files);
    const differ = files.filter(
      (name) => readFileSync(join(again.plots, name), 'utf8') !== readFileSync(join(committed.plots, name), 'utf8'),
    );
    expect(differ).toEqual([]);
  });
});
