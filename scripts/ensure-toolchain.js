/**
 * Makes native code possible before anything needs it: finds qbe, cc and ar, or fetches qbe without root.
 *
 * Where they cannot be had, wasm works all the same: one line says that native is skipped, why, and what helps; under
 * CI that is a failure.
 */
import { ensureQbe, isCi, MissingToolError, whyNativeIsSkipped } from '@sigil-alloc/qbe-lower/toolchain';

try {
  await ensureQbe();
  await whyNativeIsSkipped();
} catch (error) {
  if (!(error instanceof MissingToolError)) throw error;
  process.stderr.write(`native: skipped: ${error.message}\n`);
  process.exitCode = isCi() ? 1 : 0;
}
