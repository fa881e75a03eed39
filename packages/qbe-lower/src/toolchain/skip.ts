/** What becomes of native work on a machine without the tools: skipped in one line, and under CI an error. */
import { MissingToolError } from './errors.js';
import { findToolchain } from './find.js';

/** Whether this is a CI run, where nothing may be skipped for want of a tool. */
export const isCi = (): boolean => !['', '0', 'false', undefined].includes(process.env.CI);

/**
 * Says on stderr why native work is skipped, with what to install.
 *
 * @returns that reason; undefined where all tools are there
 * @throws MissingToolError under CI
 */
export async function whyNativeIsSkipped(): Promise<string | undefined> {
  try {
    await findToolchain();
    return undefined;
  } catch (error) {
    if (!(error instanceof MissingToolError) || isCi()) throw error;
    process.stderr.write(`native: skipped: ${error.message}\n`);
    return error.message;
  }
}
