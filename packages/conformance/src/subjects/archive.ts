/** Whether a static archive defines what the contract names. */
import { readFile } from 'node:fs/promises';
import { runTool } from '@sigil-alloc/qbe-lower/toolchain';
import { conformerFunctions } from '@sigil-alloc/wit';
import { SubjectError, SurfaceError } from '../subject.js';

const ARCHIVE_MAGIC = '!<arch>\n';
/** `nm -g` prints address, type letter, name; capital letters are global definitions. */
const DEFINED = /^[0-9a-fA-F]* ?([A-TV-Z]) (\S+)$/;

/** Throws SubjectError for what is no archive, SurfaceError naming the symbols that are missing. */
export async function checkArchive(archive: string, name: string): Promise<void> {
  const head = await readFile(archive).catch((error: NodeJS.ErrnoException) => {
    throw new SubjectError(`${archive}: cannot be read (${error.code ?? error.message})`);
  });
  if (head.subarray(0, ARCHIVE_MAGIC.length).toString('latin1') !== ARCHIVE_MAGIC) {
    throw new SubjectError(`${archive}: not a static archive; it does not begin with !<arch>`);
  }
  const defined = definedSymbols(await runTool('nm', ['-g', archive]));
  const missing = conformerFunctions.map(({ linkName }) => linkName).filter((symbol) => !defined.has(symbol));
  if (missing.length > 0) throw new SurfaceError(name, [`symbols ${missing.join(', ')} are missing`]);
}

function definedSymbols(nmOutput: string): Set<string> {
  const symbols = nmOutput.split('\n').flatMap((line) => DEFINED.exec(line)?.[2] ?? []);
  // Mach-O writes an underscore before every C name.
  return new Set(symbols.flatMap((symbol) => (symbol.startsWith('_') ? [symbol, symbol.slice(1)] : [symbol])));
}
