/** `native`: a program and a conformer become an executable. */
import { linkProgram, type ProgramOptions } from '../linking.js';
import { buildNativeProgram } from '../native-program.js';
import { labelOf } from '../own-files.js';

export async function native(file: string, options: ProgramOptions & { readonly output: string }): Promise<void> {
  const module = await linkProgram(file, { ...options, needsEntry: true });
  await buildNativeProgram(module, {
    conformer: labelOf(options.with),
    ...(options.maxHeap === undefined ? {} : { maxPages: options.maxHeap }),
    out: options.output,
  });
}
