/** Whether a static archive defines what the contract names, and what of the further worlds. */
import { readFile } from 'node:fs/promises';
import { runTool } from '@sigil-alloc/qbe-lower/toolchain';
import { conformerFunctions } from '@sigil-alloc/wit';
import { type Functions, furtherFunctions } from '../functions.js';
import { SubjectError, SurfaceError } from '../subject.js';

const ARCHIVE_MAGIC = '!<arch>\n';
/** `nm -g` prints address, type letter, name; capital letters are global definitions. */
const DEFINED = /^[0-9a-fA-F]* ?([A-TV-Z]) (\S+)$/;

/**
 * What the archive defines of the further worlds. Throws SubjectError for what is no archive, SurfaceError naming the
 * symbols of the contract that are missing.
 */
export async function functionsOfArchive(archive: string, name: string): Promise<Functions> {
  const head = await readFile(archive).catch((error: NodeJS.ErrnoException) => {
    throw new SubjectError(`${archive}: cannot be read (${error.code ?? error.message})`);
  });
  if (head.subarray(0, ARCHIVE_MAGIC.length).toString('latin1') !== ARCHIVE_MAGIC) {
    throw new SubjectError(`${archive}: not a static archive; it does not begin with !<arch>`);
  }
  const defined = definedSymbols(await runTool('nm', ['-g', archive]));
  const missing = conformerFunctions.map(({ linkName }) => linkName).filter((symbol) => !defined.has(symbol));
  if (missing.length > 0) throw new SurfaceError(name, [`symbols ${missing.join(', ')} are missing`]);
  return new Set(furtherFunctions.map(({ linkName }) => linkName).filter((symbol) => defined.has(symbol)));
}

function definedSymbols(nmOutput: string): Set<string> {
  const symbols = nmOutput.split('\n').flatMap((line) => DEFINED.exec(line)?.[2] ?? []);
  // Mach-O writes an underscore before every C name.
  return new Set(symbols.flatMap((symbol) => (symbol.startsWith('_') ? [symbol, symbol.slice(1)] : [symbol])));
}
