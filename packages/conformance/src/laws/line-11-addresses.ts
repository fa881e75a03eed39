/** Line 11, as far as one subject shows it: addresses follow from the calls alone. compare.ts sets two side by side. */
import { addressesOf } from '../compare.js';
import type { Law } from './law.js';

const OPS = 2000;

export const addressLaws: readonly Law[] = [
  {
    id: 'same-calls-same-addresses',
    line: 11,
    title: 'The same sequence of calls gives the same sequence of addresses in every instance.',
    run: async (run) => {
      const { subject, answers, seed } = run.context;
      const first = await addressesOf(subject, answers, { seed, ops: OPS });
      const second = await addressesOf(subject, answers, { seed, ops: OPS });
      run.equal(second.length, first.length, 'results of a second instance');
      const index = first.findIndex((value, position) => second[position] !== value);
      if (index >= 0) run.equal(second[index]!, first[index]!, `result ${index} of a second instance`);
    },
  },
];
