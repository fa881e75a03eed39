/** `link`: a program and a conformer become one module. */
import { linkProgram, type ProgramOptions } from '../linking.js';
import { writeWhole } from '../output.js';

export async function link(file: string, options: ProgramOptions & { readonly output: string }): Promise<void> {
  const module = await linkProgram(file, { ...options, needsEntry: false });
  const isText = options.output.endsWith('.wat');
  await writeWhole(options.output, isText ? module.emitText() : module.emitBinary());
}
