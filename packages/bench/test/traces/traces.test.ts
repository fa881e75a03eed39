import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { loadTrace, traceNames } from '../../src/traces/catalogue.js';
import { readHead } from '../../src/traces/format/file.js';
import { traceFile } from '../../src/traces/paths.js';

const MOST_BYTES = 400_000;
const MOST_BYTES_OF_ALL = 3_000_000;

describe('the traces of this package', () => {
  it('are those of eight programs and more, small enough to be kept', () => {
    const sizes = traceNames.map((name) => readFileSync(traceFile(name)).length);
    const programs = new Set(traceNames.map((name) => loadTrace(name).head.program));
    expect(programs.size).toBeGreaterThanOrEqual(8);
    expect(Math.max(...sizes)).toBeLessThan(MOST_BYTES);
    expect(sizes.reduce((sum, size) => sum + size)).toBeLessThan(MOST_BYTES_OF_ALL);
  });

  it.each(traceNames)('say of %s what was recorded, and nothing of the machine', (name) => {
    const { head } = readHead(readFileSync(traceFile(name)), name);
    expect(head.name).toBe(name);
    expect(head.package).toMatch(/ \S*\d/);
    expect(head.ops).toBeLessThanOrEqual(head.recordedOps);
    expect(JSON.stringify([head.command, head.arguments])).not.toMatch(/"\/|[ =]\/(?!g)/);
  });
});
