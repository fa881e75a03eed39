import { expect, it } from 'vitest';
import { Explorer } from './support/explore.js';
import { contractSteps, heapSteps } from './support/steps.js';

const SIZES = [12, 44, 26_500];
for (const build of ['fast', 'check', 'audit'] as const)
  for (let length = 1; length <= Number(process.env.L ?? 4); length++)
    it(`x ${build} ${length}`, () => {
      const explorer = new Explorer({
        options: { build },
        length,
        steps: (model, holds) => contractSteps(model, SIZES, holds),
      });
      const t = performance.now();
      explorer.run();
      const n = explorer.counts.reduce((a, b) => a + b, 0);
      console.log(
        build,
        explorer.counts,
        explorer.refusals,
        (performance.now() - t) / 1000,
        ((performance.now() - t) * 1000) / n,
      );
    }, 600_000);
