import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { reports, reportsFolder } from '../src/reports.js';

const HOW =
  'the public surface has changed; if that is meant: npm run reports -w @sigil-alloc/release, and a changeset';

describe('The public surface', () => {
  it.each(reports())('is what is committed as api/$file', ({ file, text }) => {
    expect(text(), HOW).toBe(readFileSync(join(reportsFolder, file), 'utf8'));
  });

  it('has a report for every door, and no report is of a door that is gone', () => {
    expect(readdirSync(reportsFolder).sort()).toEqual(
      reports()
        .map(({ file }) => file)
        .sort(),
    );
  });
});
