/**
 * Misuse, line 12: a caller's fault, and the diagnostic that the check build must give. One file per misuse.
 *
 * The legal calls before it go through a session; the misuse goes straight to the instance. Afterwards the session goes
 * on as if nothing had happened, because nothing has.
 */
import type { TrapKind } from '@sigil-alloc/wit';
import type { Law, LawRun, LawTerms } from '../laws/law.js';
import { opText } from '../laws/law.js';
import { alloc, enter, exit, freeAll, realloc } from '../laws/steps.js';
import type { Op } from '../op.js';
import type { Session } from '../session.js';

export interface Misuse {
  /** the file's name */
  readonly name: string;
  /** a sentence without its diagnostic */
  readonly title: string;
  /** several where a build may know more or less of what the block was */
  readonly kind: TrapKind | readonly TrapKind[];
  /** legal calls before it */
  readonly before: readonly Op[];
  /** the fault; undefined when this conformer's layout leaves no room for it */
  readonly fault: (session: Session) => readonly Op[] | undefined;
  /** undoes what the fault did to memory */
  readonly mend?: readonly Op[];
  readonly skip?: (terms: LawTerms) => string | undefined;
  /** the further functions it calls */
  readonly needs?: Law['needs'];
}

const BYSTANDER = 500;
const BYSTANDER_BYTES = 64;

export function misuseLaw({ name, title, kind, before, fault, mend = [], skip, needs }: Misuse): Law {
  const kinds: readonly TrapKind[] = typeof kind === 'string' ? [kind] : kind;
  const expected = kinds.join(' or ');
  return {
    id: name,
    line: 12,
    title: `${title} traps with ${expected}, and the instance goes on.`,
    ...(needs === undefined ? {} : { needs }),
    skip: (terms) => (terms.build === 'fast' ? 'the fast build assumes a correct caller' : skip?.(terms)),
    run: async (run) => {
      const session = await run.open();
      await run.ok(session, alloc(BYSTANDER, BYSTANDER_BYTES));
      for (const op of before) await run.ok(session, op);
      const ops = fault(session);
      if (ops === undefined) return;
      const results = await session.instance.run(ops);
      const last = results[results.length - 1]!;
      const text = opsText(ops.slice(0, results.length));
      if (last.status !== 'trap') throw run.broken(`${text}: it must trap with ${expected}, and was ${last.status}`);
      if (!kinds.includes(last.trap)) {
        throw run.broken(`${text}: it must trap with ${expected}, and trapped with ${last.trap}`);
      }
      // What the fault did before it was caught was done: blocks that it took are live.
      session.adopt(ops, results.slice(0, -1));
      await session.instance.run(mend);
      await goesOn(run, session);
    },
  };
}

const SHOWN_OPS = 3;

const opsText = (ops: readonly Op[]): string =>
  [...ops.slice(0, SHOWN_OPS).map(opText), ...(ops.length > SHOWN_OPS ? [`${ops.length - SHOWN_OPS} more`] : [])].join(
    ', then ',
  );

async function goesOn(run: LawRun, session: Session): Promise<void> {
  await session.lookAtAll();
  await run.ok(session, realloc(BYSTANDER, BYSTANDER_BYTES, 2000));
  await run.ok(session, enter(900));
  await run.ok(session, alloc(501, 100));
  await run.ok(session, exit(900));
  await run.ok(session, alloc(502, 3000));
  await session.lookAtAll();
  await run.ok(session, freeAll);
  await run.ok(session, alloc(503, 10));
}
