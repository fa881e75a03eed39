/**
 * Makes native code possible before anything needs it: finds qbe, cc and ar, or fetches qbe without root.
 *
 * Where they cannot be had, wasm works all the same: one line says that native is skipped, why, and what helps; under
 * CI that is a failure.
 */
import { ensureQbe, findToolchain, MissingToolError } from '@sigil-alloc/qbe-lower/toolchain';

try {
  await ensureQbe();
  await findToolchain();
} catch (error) {
  if (!(error instanceof MissingToolError)) throw error;
  console.error(`native: skipped: ${error.message}`);
  process.exitCode = ['', '0', 'false', undefined].includes(process.env.CI) ? 0 : 1;
}
