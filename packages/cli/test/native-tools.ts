/** Tests of native code need the system's tools: without them they are skipped with the reason, under CI they fail. */
import { whyNativeIsSkipped } from '@sigil-alloc/qbe-lower/toolchain';

export const missingTools = await whyNativeIsSkipped();
