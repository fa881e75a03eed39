/** wasm2c of the same wasm, compiled by the same C compiler, bounds held by guard pages as ours are. */
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { findCc, MissingToolError, runTool, ToolError } from '@sigil-alloc/qbe-lower/toolchain';
import type { Program } from '../catalogue.js';
import { C_FLAGS, type Contender, writeWorker } from '../contender.js';
import { WorkerError } from '../errors.js';
import { firstLine } from './first-line.js';

const missing = (): MissingToolError =>
  new MissingToolError('wasm2c', 'wasm2c is not on PATH', 'apt-get install wabt (or the package wabt elsewhere)');

export const wasm2c: Contender = {
  name: 'wasm2c',
  what: 'wasm -> wasm2c -> cc -O2',
  version: async () => {
    const version = await firstLine('wasm2c', ['--version']).catch((error: unknown) => {
      throw error instanceof ToolError && error.exitCode === undefined ? missing() : error;
    });
    return `wasm2c ${version}, ${await firstLine(findCc().cc, ['--version'])}`;
  },
  prepare: async ({ program, wasm }, folder) => {
    const { cc, ccArguments } = findCc();
    const file = (extension: string): string => join(folder, `wasm2c-${program.name}${extension}`);
    await writeFile(file('.wasm'), wasm);
    await runTool('wasm2c', [file('.wasm'), '-n', program.name, '-o', file('.c')]);
    const worker = await writeWorker(program, folder, adapter(await readFile(file('.h'), 'utf8'), file('.h'), program));
    const flags = [...C_FLAGS, '-DWASM_RT_MEMCHECK_SIGNAL_HANDLER=1'];
    await runTool(cc, [...ccArguments, ...flags, worker, file('.c'), '-lwasm-rt-impl', '-lm', '-o', file('')]);
    return [file('')];
  },
};

/** C that gives the kernels plain names. How wasm2c spells its own differs by version, so they are read from the header. */
function adapter(header: string, path: string, { kernels }: Program): string {
  const find = (pattern: RegExp): readonly string[] => {
    const found = pattern.exec(header);
    if (found === null) throw new WorkerError(`wasm2c: ${path} does not declare ${pattern.source}`);
    return found;
  };
  const [, instantiate, instance] = find(/void (\w+instantiate)\((\w+)\s*\*\);/);
  const initModule = /void (\w+init_module)\(void\);/.exec(header)?.[1];
  const forward = kernels.map(({ name }) => {
    const [, symbol] = find(new RegExp(`u32 (\\w*kernel_${name})\\(`));
    return `uint32_t kernel_${name}(uint32_t turns) { return ${symbol}(&instance, turns); }`;
  });
  const start = ['wasm_rt_init()', ...(initModule ? [`${initModule}()`] : []), `${instantiate}(&instance)`];
  return [
    `#include ${JSON.stringify(path)}`,
    `static ${instance} instance;`,
    ...forward,
    `#define START() (${start.join(', ')})`,
  ].join('\n');
}
