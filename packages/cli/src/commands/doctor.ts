/** `doctor`: which tools are here, whether they work, and what helps where they are not or do not. */
import { arch, platform, release } from 'node:os';
import { conformerNames } from '../conformers.js';
import { findTools } from '../doctor/tools.js';
import { qbeVersion, tryNative, tryWasm } from '../doctor/trials.js';
import type { DoctorDocument, FoundTool } from '../documents.js';
import { EXIT } from '../exit.js';
import { printJson, printLine } from '../output.js';
import { step } from '../progress.js';
import { table } from '../table.js';

export async function doctor({ json = false }: { readonly json?: boolean }): Promise<void> {
  step('looking for tools, and trying them');
  const document = await examine();
  if (json) printJson(document);
  else printLine(textOf(document));
  const { tools, backends } = document;
  if (tools.some(({ needed, found }) => needed && !found)) process.exitCode = EXIT.missingTool;
  else if (backends.some(({ works }) => !works)) process.exitCode = EXIT.findings;
}

async function examine(): Promise<DoctorDocument> {
  const backends = [await tryWasm(), await tryNative()];
  const isNative = backends.every(({ works }) => works);
  const version = isNative ? await qbeVersion() : undefined;
  const usable = backends.filter(({ works }) => works).map(({ backend }) => backend);
  return {
    format: 'sigil-doctor',
    version: 1,
    system: { platform: platform(), release: release(), architecture: arch() },
    tools: findTools().map((found) =>
      found.tool === 'qbe' && version !== undefined ? { ...found, toolVersion: version } : found,
    ),
    backends,
    conformers: conformerNames.map((name) => ({ name, backends: usable })),
  };
}

function textOf({ system, tools, backends, conformers }: DoctorDocument): string {
  const here = tools.filter(({ found }) => found);
  const absent = tools.filter(({ found }) => !found);
  return [
    `${system.platform} ${system.release} ${system.architecture}\n`,
    table(
      ['tool', 'where it is', 'found by', 'version', 'what it is for'],
      here.map(({ tool, path = '', by = '', toolVersion = '', for: purpose }) => [
        tool,
        path,
        by,
        toolVersion,
        purpose,
      ]),
    ),
    ...absent.map(absenceOf),
    `\n${table(
      ['backend', 'works', 'conformers', 'for', ''],
      backends.map(({ backend, works, for: purpose, detail }) => [
        backend,
        works ? 'yes' : 'no',
        works ? conformers.map(({ name }) => name).join(', ') : 'none',
        purpose,
        detail,
      ]),
    )}`,
  ].join('\n');
}

const absenceOf = ({ tool, reason, without, install, for: purpose, needed }: FoundTool): string =>
  `\n${tool}, for ${purpose}: missing${needed ? '' : ', and only needed for that'}
  why      ${reason}
  without  ${without}
  install  ${install}`;
