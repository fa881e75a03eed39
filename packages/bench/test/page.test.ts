import { readFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { heapKernels } from '../src/allocators/catalogue.js';
import { UsageError } from '../src/errors.js';
import { managedKernels } from '../src/managed/catalogue.js';
import { pageFile, type Section, sections, withTables } from '../src/page.js';
import { inPackage } from '../src/paths.js';

const resultsOf = ({ results }: Section): Promise<string> => readFile(inPackage(results), 'utf8');
const [allocators, managed] = sections as readonly [Section, Section];

describe('the README', () => {
  it.each(sections)('shows the results that are committed as $results', async (section) => {
    const page = await readFile(pageFile, 'utf8');
    expect(page, 'run npm run page -w @sigil-alloc/bench').toBe(withTables(page, section, await resultsOf(section)));
  });

  it('shows every kernel', async () => {
    const heap = allocators.tables(await resultsOf(allocators));
    for (const { name } of heapKernels) expect(heap).toContain(`| ${name} |`);
    const objects = managed.tables(await resultsOf(managed));
    for (const { name } of managedKernels) expect(objects).toMatch(new RegExp(`^\\|  \\|.* ${name} \\|`, 'm'));
  });

  it('keeps the marks of each, and what stands after one, or is not written', async () => {
    const csv = await resultsOf(allocators);
    expect(() => withTables('a page without marks', allocators, csv)).toThrow(UsageError);
    const mark = (section: Section) => `<!-- made by npm run page from ${section.results} -->`;
    const page = `a ${mark(allocators)} b <!-- end --> c ${mark(managed)} d <!-- end --> e`;
    const written = withTables(withTables(page, allocators, csv), managed, await resultsOf(managed));
    expect(written).toMatch(/^a .*<!-- end --> c .*<!-- end --> e$/s);
    expect(written.split('<!-- end -->')).toHaveLength(3);
  });
});
