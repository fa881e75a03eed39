/** Where and of what a result is: machine, engine, commit. */
import { cpus, release, type } from 'node:os';
import { runTool } from '@sigil-alloc/qbe-lower/toolchain';
import binaryenPackage from 'binaryen/package.json' with { type: 'json' };
import { packageFolder } from './paths.js';

export interface Origin {
  /** processor, number of its cores, system */
  readonly machine: string;
  readonly node: string;
  readonly binaryen: string;
  /** short hash; `+` when the tree has changes of its own; `unknown` outside a clone */
  readonly commit: string;
  readonly date: string;
}

export async function origin(): Promise<Origin> {
  const processors = cpus();
  const model = processors[0]?.model.trim() ?? process.arch;
  return {
    machine: `${model}, ${processors.length} cores, ${type()} ${release()} ${process.arch}`,
    node: process.version,
    binaryen: binaryenPackage.version,
    commit: await commit(),
    date: new Date().toISOString().slice(0, 10),
  };
}

async function commit(): Promise<string> {
  try {
    const hash = await runTool('git', ['rev-parse', '--short=12', 'HEAD'], { cwd: packageFolder });
    const changes = await runTool('git', ['status', '--porcelain', '--untracked-files=no'], { cwd: packageFolder });
    return `${hash.trim()}${changes.trim() === '' ? '' : '+'}`;
  } catch {
    return 'unknown';
  }
}
