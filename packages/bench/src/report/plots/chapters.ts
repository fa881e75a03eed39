/** What is plotted, in the order of the page. */
import type { Results } from '../results.js';
import { codeFigures, managedFigures, nativeFigures, wasmFigures } from './bars.js';
import type { Figure } from './figure.js';
import { footprintFigures } from './footprint.js';
import { growthFigures } from './growth.js';
import { ratioFigures } from './ratios.js';

export interface Chapter {
  readonly title: string;
  /** what is to be seen */
  readonly text: string;
  /** the heading of docs/performance.md that has the same as tables */
  readonly tables: string;
  readonly figures: readonly Figure[];
  /** is opened by the reader */
  readonly isFolded?: true;
}

/** Those without figures, whose results are not there, among them. */
export function chaptersOf(results: Results): readonly Chapter[] {
  return [
    {
      title: 'Allocators in wasm',
      text: 'A bar for each allocator that can do what the kernel asks for; shorter is faster.',
      tables: 'allocators-in-wasm',
      figures: wasmFigures(results),
    },
    {
      title: 'Traces of real programs: time',
      text: 'Each program’s calls of malloc, free and realloc, replayed. A dot left of the line is faster than the peer; what takes three times as long or more stands at the edge.',
      tables: 'traces-of-real-programs',
      figures: ratioFigures(results),
    },
    {
      title: 'Traces of real programs: linear memory',
      text: 'What each allocator holds of linear memory, above what lives.',
      tables: 'footprint',
      figures: footprintFigures(results, 'wasm'),
    },
    {
      title: 'Traces of real programs: memory natively',
      text: 'Memory that the system gave the process, page by page.',
      tables: 'traces-of-real-programs',
      figures: footprintFigures(results, 'native'),
      isFolded: true,
    },
    {
      title: 'Growth',
      text: 'What a malloc or a free takes: one block of so many is freed and another made in its place. What the control takes, any program with so many blocks takes.',
      tables: 'growth',
      figures: growthFigures(results),
    },
    {
      title: 'Code size',
      text: 'A module with nothing but the allocator, built for size.',
      tables: 'allocators-in-wasm',
      figures: codeFigures(results),
    },
    {
      title: 'Managed objects',
      text: 'Counting, collecting, and engines; shorter is faster.',
      tables: 'managed-objects',
      figures: managedFigures(results),
    },
    {
      title: 'Allocators natively',
      text: 'Called from C; those linked are lowered together with the program.',
      tables: 'native-code',
      figures: nativeFigures(results),
    },
  ];
}
