import { describe, expect, it } from 'vitest';
import { laws, runLaw, wasmSubject } from '../src/index.js';
import { ARENA_ANSWERS, brokenArena } from './fixtures/arena.js';
import { breakages } from './fixtures/breakages.js';

describe('The suite catches an arena that', () => {
  for (const breakage of breakages) {
    it(`${breakage.name}, and names line ${breakage.line}`, async () => {
      let clock = 0;
      const imports = { env: { now: () => Math.floor((clock++ * 0.37) % 3) } };
      const subject = wasmSubject(brokenArena(breakage), { imports });
      const context = {
        subject,
        answers: ARENA_ANSWERS,
        build: 'fast',
        seed: 1,
        ops: 2000,
        shrinkMilliseconds: 50,
      } as const;
      const found: string[] = [];
      for (const law of laws.filter(({ line }) => line === breakage.line)) {
        const { verdict } = await runLaw(law, context);
        if (verdict.failure !== undefined) found.push(`${verdict.law}: ${verdict.failure.line}`);
      }
      expect(found).not.toEqual([]);
    });
  }
});
