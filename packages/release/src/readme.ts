/** What a README shows is what a test runs: its fenced blocks. */

/** The fenced blocks of a language, in order. */
export const blocksOf = (markdown: string, language: string): readonly string[] =>
  [...markdown.matchAll(new RegExp(`^\`\`\`${language}\\n([\\s\\S]*?)^\`\`\`$`, 'gm'))].map(([, block]) => block ?? '');

/** The first block of a language that has `words` in it. */
export function blockWith(markdown: string, language: string, words: string): string {
  const block = blocksOf(markdown, language).find((text) => text.includes(words));
  if (block === undefined) throw new Error(`no block of ${language} has '${words}'`);
  return block;
}

/** Lines that say something. */
export const linesOf = (block: string): readonly string[] => block.split('\n').filter((line) => line.trim() !== '');
