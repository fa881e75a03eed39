/** `doctor`: what of this project works on this machine, and what helps where it does not. */
import { arch, platform, release } from 'node:os';
import { findAr, findCc, findQbe, MissingToolError } from '@sigil-alloc/qbe-lower/toolchain';
import { EXIT } from '../exit.js';
import { printJson, printLine } from '../output.js';
import { table } from '../table.js';

interface Finding {
  readonly name: string;
  readonly ok: boolean;
  /** where it is, or why it is not there and what installs it */
  readonly detail: string;
}

export async function doctor({ json = false }: { readonly json?: boolean }): Promise<void> {
  const node = { name: 'node', ok: true, detail: `${process.version}, ${platform()} ${release()} ${arch()}` };
  const tools = [look('qbe', () => findQbe()), look('cc', () => findCc().cc), look('ar', () => findAr())];
  const isNative = tools.every(({ ok }) => ok);
  const backends = [
    { name: 'wasm', ok: true, detail: 'build, link, run, check' },
    {
      name: 'native',
      ok: isNative,
      detail: isNative ? 'build, native, run --native, check' : 'skipped: a tool is missing',
    },
  ];
  const findings = [node, ...tools, ...backends];
  if (json) printJson(findings);
  else
    printLine(
      table(
        ['', 'works', ''],
        findings.map(({ name, ok, detail }) => [name, ok ? 'yes' : 'no', detail]),
      ),
    );
  if (!isNative) process.exitCode = EXIT.missingTool;
}

function look(name: string, find: () => string): Finding {
  try {
    return { name, ok: true, detail: find() };
  } catch (error) {
    if (error instanceof MissingToolError) return { name, ok: false, detail: error.message };
    throw error;
  }
}
