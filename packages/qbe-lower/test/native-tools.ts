/** Tests of native code need the system's tools: without them they are skipped with the reason, under CI they fail. */
import { whyNativeIsSkipped } from '../src/toolchain/index.js';

export const missingTools = await whyNativeIsSkipped();
