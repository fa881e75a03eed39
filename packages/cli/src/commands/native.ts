/** `native`: a program and a conformer become an executable. */
import { linkProgram } from '../linking.js';
import { buildNativeProgram } from '../native-program.js';
import { printJson, written } from '../output.js';
import { labelOf } from '../own-files.js';
import { step } from '../progress.js';
import type { OutputOptions } from './link.js';

export async function native(program: string, options: OutputOptions): Promise<void> {
  const { output, json, maxHeap } = options;
  const conformer = labelOf(options.with);
  step(`${output}: linking`);
  const module = await linkProgram(program, { ...options, needsEntry: true });
  step(`${output}: lowering and compiling`);
  await buildNativeProgram(module, {
    conformer,
    ...(maxHeap === undefined ? {} : { maxPages: maxHeap }),
    out: output,
  });
  if (json) printJson({ format: 'sigil-native', version: 1, program, conformer, ...(await written(output)) });
}
