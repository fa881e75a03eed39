/** Which contenders take part: those whose tools are here. The others are absent, with the reason. */
import { MissingToolError } from '@sigil-alloc/qbe-lower/toolchain';
import type { Contender } from './contender.js';
import { UsageError } from './errors.js';

/** What a field is made of: a contender, an allocator, an engine. */
export interface Entrant {
  readonly name: string;
  /** versions of what it takes; throws MissingToolError where that is not there */
  version(): Promise<string>;
}

export interface Present<C extends Entrant = Contender> {
  readonly contender: C;
  readonly version: string;
}

export interface Absent {
  readonly name: string;
  readonly reason: string;
}

export interface Field<C extends Entrant = Contender> {
  readonly present: readonly Present<C>[];
  readonly absent: readonly Absent[];
}

export async function assembleField<C extends Entrant>(contenders: readonly C[]): Promise<Field<C>> {
  const present: Present<C>[] = [];
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

const isOurNative = ({ name }: Entrant): boolean => name === 'sigil';

/** The contender that ratios are against: the one asked for, or the first that is here and not ours. */
export function choosePeer<C extends Entrant>(
  { present, absent }: Field<C>,
  asked: string | undefined,
  isOurs: (contender: C) => boolean = isOurNative,
): string {
  if (present.length === 0) throw nobody(absent);
  if (asked === undefined) {
    const here = present.map(({ contender }) => contender);
    return (here.find((contender) => !isOurs(contender)) ?? here[0]!).name;
  }
  if (present.some(({ contender }) => contender.name === asked)) return asked;
  const reason = absent.find(({ name }) => name === asked)?.reason;
  throw new UsageError(`--against ${asked}: ${reason ?? 'takes no part'}`);
}

function nobody(absent: readonly Absent[]): MissingToolError {
  const reasons = absent.map(({ name, reason }) => `${name}: ${reason}`);
  return new MissingToolError('bench', `nobody takes part: ${reasons.join('; ')}`, 'one of these commands');
}
