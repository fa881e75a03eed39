/** `lower`: a module compiled apart, for a C linker to put together with others. */
import { basename, extname, resolve } from 'node:path';
import { formOf, LOWERED_FORMS, ownTarget, type Target } from '@sigil-alloc/qbe-lower';
import { UsageError } from '../exit.js';
import { type LowerRequest, lowerModule } from '../lowering.js';
import { printJson, written } from '../output.js';
import { step } from '../progress.js';

export interface LowerCommandOptions {
  readonly output: string;
  readonly header?: string;
  readonly target?: Target;
  readonly name?: string;
  readonly prefix?: string;
  readonly constructor: boolean;
  readonly optimize: LowerRequest['optimize'];
  readonly dump?: string;
  readonly json?: boolean;
}

export async function lower(file: string, options: LowerCommandOptions): Promise<void> {
  const { output, header, dump, optimize } = options;
  const found = formOf(output);
  if (found === undefined)
    throw new UsageError(
      `--output must end in ${LOWERED_FORMS.map((form) => `.${form}`).join(', ')}; got ${JSON.stringify(output)}`,
    );
  const described = `${found.stem}.json`;
  refuseSamePath(output, described, header);
  const target = options.target ?? thisMachine();
  step(`${output}: lowering`);
  await lowerModule(file, {
    form: found.form,
    output,
    interface: described,
    optimize,
    name: options.name ?? basename(file, extname(file)),
    target,
    noConstructor: !options.constructor,
    ...(options.prefix === undefined ? {} : { prefix: checkedPrefix(options.prefix) }),
    ...(header === undefined ? {} : { header }),
    ...(dump === undefined ? {} : { dump }),
  });
  if (!options.json) return;
  const files = [output, described, ...(header === undefined ? [] : [header])];
  printJson({
    format: 'sigil-lower',
    version: 1,
    module: file,
    target,
    files: await Promise.all(files.map(written)),
  });
}

function refuseSamePath(output: string, described: string, header: string | undefined): void {
  if (header === undefined) return;
  for (const other of [output, described])
    if (resolve(header) === resolve(other))
      throw new UsageError(`--header ${header} is written as something else already`);
}

function checkedPrefix(prefix: string): string {
  if (/^[A-Za-z_]\w*$/.test(prefix)) return prefix;
  throw new UsageError(`--prefix must begin a C identifier; got ${JSON.stringify(prefix)}`);
}

function thisMachine(): Target {
  const target = ownTarget();
  if (target !== undefined) return target;
  throw new UsageError(`qbe has no target for this machine (${process.arch}); choose one with --target`);
}
