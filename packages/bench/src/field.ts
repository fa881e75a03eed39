/** Which contenders take part: those whose tools are here. The others are absent, with the reason. */
import { MissingToolError } from '@sigil-alloc/qbe-lower/toolchain';
import type { Contender } from './contender.js';
import { UsageError } from './errors.js';

const OURS = 'sigil';

export interface Present {
  readonly contender: Contender;
  readonly version: string;
}

export interface Absent {
  readonly name: string;
  readonly reason: string;
}

export interface Field {
  readonly present: readonly Present[];
  readonly absent: readonly Absent[];
}

export async function assembleField(contenders: readonly Contender[]): Promise<Field> {
  const present: Present[] = [];
  const absent: Absent[] = [];
  for (const contender of contenders) {
    try {
      present.push({ contender, version: await contender.version() });
    } catch (error) {
      if (!(error instanceof MissingToolError)) throw error;
      absent.push({ name: contender.name, reason: error.message });
    }
  }
  return { present, absent };
}

/** The contender that ratios are against: the one asked for, or the first that is here and not ours. */
export function choosePeer({ present, absent }: Field, asked: string | undefined): string {
  if (asked === undefined) {
    const names = present.map(({ contender }) => contender.name);
    return names.find((name) => name !== OURS) ?? names[0]!;
  }
  if (present.some(({ contender }) => contender.name === asked)) return asked;
  const reason = absent.find(({ name }) => name === asked)?.reason;
  throw new UsageError(`--against ${asked}: ${reason ?? 'takes no part'}`);
}
