/** Colours by name: variables of CSS, light and dark; whoever shows a plot on its own has them as well. */

/** Name, light, dark. Each is 3 to 1 or more against its ground. */
const COLOURS: readonly (readonly [string, string, string])[] = [
  ['ground', '#ffffff', '#14171c'],
  ['ink', '#1c1f24', '#e6e8eb'],
  ['faint', '#656c76', '#9aa3ae'],
  ['rule', '#d5d9de', '#353b44'],
  ['ours', '#0b62c4', '#5aa9ff'],
  ['ours-too', '#0a8fa8', '#3fc6dc'],
  ['peer', '#868d97', '#7c8591'],
  ['live', '#c9ced5', '#3c434d'],
  ['a', '#c4570b', '#ff9d4d'],
  ['b', '#2c8a3d', '#62c973'],
  ['c', '#8c4bc2', '#c493f0'],
  ['d', '#c03a6b', '#f2789f'],
  ['e', '#8a6a00', '#d9b53a'],
];

export type Colour = string;
export const colour = (name: string): Colour => `var(--${name})`;

const variables = (column: 1 | 2): string => COLOURS.map((row) => `--${row[0]}:${row[column]}`).join(';');

export const THEME = `:root{${variables(1)};color-scheme:light dark}
@media (prefers-color-scheme:dark){:root{${variables(2)}}}`;

/** A contender has the same colour everywhere. */
const LINES: Readonly<Record<string, string>> = {
  'tlsf-rc': 'ours',
  'tlsf-rc-linked': 'ours-too',
  'tlsf-rc-check': 'ours-too',
  dlmalloc: 'a',
  glibc: 'a',
  emmalloc: 'b',
  mimalloc: 'b',
  assemblyscript: 'c',
  jemalloc: 'c',
  'assemblyscript-0.9': 'd',
  tcmalloc: 'd',
  boehm: 'e',
};

export const lineColour = (contender: string): Colour => colour(LINES[contender] ?? 'faint');
