import { describe, expect, it } from 'vitest';
import { laws, verdictText } from '../../src/index.js';
import { breakages, checkBroken, lineOf } from '../fixtures/broken/index.js';

describe('A check with all laws rejects a conformer that', () => {
  it.each(breakages)(
    '$name',
    async (breakage) => {
      const verdict = await checkBroken(breakage, { laws, ops: 20_000 });
      expect(verdict.passed).toBe(false);
      expect(verdictText(verdict)).toMatch(new RegExp(`line ${lineOf(breakage)}\\b`));
    },
    120_000,
  );
});
