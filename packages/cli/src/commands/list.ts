/** `list`: the conformers and what they answer, and the runtimes that they make. */
import { runtimeExports } from '@sigil-alloc/wit';
import { conformers } from '../conformers.js';
import { printJson, printLine } from '../output.js';
import { runtimes } from '../runtimes.js';
import { table } from '../table.js';

export async function list({ json = false }: { readonly json?: boolean }): Promise<void> {
  const entries = await Promise.all(
    conformers.map(async ({ name, summary, worlds, answers }) => ({ name, summary, worlds, answers: await answers() })),
  );
  const known = runtimes.map((entry) => ({ ...entry, exports: runtimeExports(entry.name) }));
  if (json) {
    printJson({ format: 'sigil-list', version: 1, conformers: entries, runtimes: known });
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
  const runtimeRows = known.map(({ name, conformer, exports, summary }) => [
    name,
    conformer,
    exports.length === 0 ? 'nothing' : exports.join(', '),
    summary,
  ]);
  printLine(`\n${table(['runtime', 'conformer', 'a host sees', 'what it is'], runtimeRows)}`);
}
