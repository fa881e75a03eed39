/** The C file that makes of `native/worker.c` the worker of one allocator. */
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { inPackage } from '../../paths.js';
import type { Form } from '../contender.js';

const WORKER = inPackage('native/worker.c');
const FORM_DEFINES: Readonly<Record<Form | 'counted', readonly string[]>> = {
  plain: [],
  timed: ['FACE_TIMED'],
  counted: ['FACE_COUNTED'],
};

/**
 * @param lines C before the worker's own
 * @param source the worker, if it is not that of the kernels
 */
export async function writeNativeWorker(
  folder: string,
  form: Form | 'counted',
  lines: readonly string[],
  source = WORKER,
): Promise<string> {
  const file = join(folder, 'worker.c');
  const defines = FORM_DEFINES[form].map((name) => `#define ${name}`);
  await writeFile(file, [...defines, ...lines, `#include ${JSON.stringify(source)}`, ''].join('\n'));
  return file;
}
