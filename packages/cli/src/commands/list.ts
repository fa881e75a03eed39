/** `list`: the conformers and what they answer. */
import { conformers } from '../conformers.js';
import { printJson, printLine } from '../output.js';
import { table } from '../table.js';

export async function list({ json = false }: { readonly json?: boolean }): Promise<void> {
  const entries = await Promise.all(
    conformers.map(async ({ name, summary, worlds, answers }) => ({ name, summary, worlds, answers: await answers() })),
  );
  if (json) {
    printJson(entries);
    return;
  }
  const rows = entries.map(({ name, summary, worlds, answers }) => [
    name,
    `${answers.alignmentBytes}`,
    `${answers.blockOverheadBytes}`,
    answers.reclaims.join(', '),
    worlds.length === 0 ? 'none' : worlds.join(', '),
    summary,
  ]);
  printLine(table(['conformer', 'alignment', 'bytes per block', 'reclaims at', 'further worlds', 'what it is'], rows));
}
