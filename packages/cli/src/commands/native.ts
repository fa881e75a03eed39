/** `native`: a program and a conformer become an executable. */
import { linkProgram, type ProgramOptions } from '../linking.js';
import { buildNativeProgram } from '../native-program.js';

export async function native(file: string, options: ProgramOptions & { readonly output: string }): Promise<void> {
  const module = await linkProgram(file, { ...options, needsEntry: true });
  await buildNativeProgram(module, {
    conformer: options.with,
    ...(options.maxHeap === undefined ? {} : { maxPages: options.maxHeap }),
    out: options.output,
  });
}
