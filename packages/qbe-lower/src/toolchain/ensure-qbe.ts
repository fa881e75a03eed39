/** qbe wherever it can be had: found, or fetched once into the project-local folder. */
import { MissingToolError } from './errors.js';
import { FetchError, fetchQbe } from './fetch-qbe.js';
import { defaultToolchainFolder, type FindOptions, findQbe } from './find.js';
import { installCommand, type SystemOptions } from './system.js';

export interface EnsureOptions extends FindOptions, SystemOptions {
  /** where apt's sources stand */
  readonly aptFolder?: string;
  /** takes the one line that says what is fetched; stderr if left out */
  readonly announce?: (line: string) => void;
}

/**
 * The path of qbe, fetched without root if it is nowhere yet. Throws MissingToolError with the reason where it cannot
 * be had; a SIGIL_QBE that names nothing is the caller's mistake and is not papered over.
 */
export async function ensureQbe(options: EnsureOptions = {}): Promise<string> {
  const { env = process.env, announce = (line) => process.stderr.write(`${line}\n`) } = options;
  const toolchainFolder = options.toolchainFolder ?? defaultToolchainFolder();
  const find = () => findQbe({ env, toolchainFolder });
  try {
    return find();
  } catch (error) {
    if (!(error instanceof MissingToolError) || env.SIGIL_QBE) throw error;
  }
  try {
    await fetchQbe({ ...options, toolchainFolder, announce });
  } catch (error) {
    if (!(error instanceof FetchError)) throw error;
    throw new MissingToolError(
      'qbe',
      `qbe is not on PATH and could not be fetched (${error.message})`,
      installCommand('qbe', options),
    );
  }
  return find();
}
