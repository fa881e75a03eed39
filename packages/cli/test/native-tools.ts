/** Tests of native code need the system's tools: without them they are skipped with the reason, under CI they fail. */
import { findToolchain, MissingToolError } from '@sigil-alloc/qbe-lower/toolchain';

async function reasonToSkip(): Promise<string | undefined> {
  try {
    await findToolchain();
    return undefined;
  } catch (error) {
    if (!(error instanceof MissingToolError) || process.env.CI) throw error;
    console.warn(`native: skipped: ${error.message}`);
    return error.message;
  }
}

export const missingTools = await reasonToSkip();
