/** `bench`: measures allocators against their peers. What does that is part of the repository and is not published. */
import { MissingToolError } from '@sigil-alloc/qbe-lower/toolchain';

/** Named at run time only: this package does not depend on it. */
const PACKAGE = '@sigil-alloc/bench';

interface Bench {
  bench(args: readonly string[]): Promise<void>;
}

/** @param args as the bench takes them; see its `--help` */
export async function bench(args: readonly string[], name = PACKAGE): Promise<void> {
  await (await load(name)).bench(args);
}

async function load(name: string): Promise<Bench> {
  try {
    return (await import(name)) as Bench;
  } catch (error) {
    if (!isAbsence(error, name)) throw error;
    throw new MissingToolError(
      'bench',
      'the bench is part of the repository and not of this package',
      'npm ci and npm run build in a clone of the repository, then npm run bench',
    );
  }
}

/** The package itself, not something that it asks for, is not there or not built. */
const isAbsence = (error: unknown, name: string): boolean => {
  const { code = '', message = '' } = error as NodeJS.ErrnoException;
  return code === 'ERR_MODULE_NOT_FOUND' && (message.includes(`'${name}'`) || message.includes('bench/dist/index.js'));
};
