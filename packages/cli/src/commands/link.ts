/** `link`: a program and a conformer become one module. */
import { linkProgram, type ProgramOptions } from '../linking.js';
import { printJson, writeWhole, written } from '../output.js';
import { labelOf } from '../own-files.js';
import { step } from '../progress.js';

export interface OutputOptions extends ProgramOptions {
  readonly output: string;
  readonly json?: boolean;
}

export async function link(program: string, options: OutputOptions): Promise<void> {
  const { output, json } = options;
  step(`${output}: linking`);
  const module = await linkProgram(program, { ...options, needsEntry: false });
  await writeWhole(output, output.endsWith('.wat') ? module.emitText() : module.emitBinary());
  if (json)
    printJson({
      format: 'sigil-link',
      version: 1,
      program,
      conformer: labelOf(options.with),
      ...(await written(output)),
    });
}
