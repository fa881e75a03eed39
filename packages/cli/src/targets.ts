/** What native code can be for. Here and not in qbe-lower, so that the help of the command loads no package behind it. */
import type { Target } from '@sigil-alloc/qbe-lower';

export const TARGETS = [
  'amd64_sysv',
  'arm64',
  'rv64',
  'amd64_apple',
  'arm64_apple',
] as const satisfies readonly Target[];
