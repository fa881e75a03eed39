/** A conformer of one's own as what the suite judges: for its tests. */
import type { SubjectFactory } from '@sigil-alloc/conformance';
import type { BuildKind, Conformer } from '@sigil-alloc/ir';
import { whyNativeIsSkipped } from '@sigil-alloc/qbe-lower/toolchain';
import type { WorldName } from '@sigil-alloc/wit';
import { conformerSubjects } from './candidates.js';

export interface SubjectsOptions {
  /** `fast` if absent */
  readonly build?: BuildKind;
  /** further worlds, none if absent */
  readonly worlds?: readonly WorldName[];
}

/**
 * Natively where the tools are there; where they are not, one line on stderr says so.
 *
 * @throws MissingToolError under CI
 */
export async function subjectsOf(
  conformer: Conformer,
  { build = 'fast', worlds = [] }: SubjectsOptions = {},
): Promise<Readonly<Record<string, SubjectFactory>>> {
  const { wasm, native } = conformerSubjects(conformer, { build, worlds, hooks: [] });
  return (await whyNativeIsSkipped()) === undefined ? { wasm, native } : { wasm };
}
