/** Failure, as a program and a person see it (contract, section 4). The numbers are the order of the WIT's enum. */
import { trapKindCases } from './generated/contract.js';
import type { TrapKind } from './generated/heap.js';

export type { TrapKind };

/** Index is the number that `sigil_trap_kind()` returns. */
export const trapKinds: readonly TrapKind[] = trapKindCases.map(({ name }) => name);

export const trapNumber = (kind: TrapKind): number => trapKinds.indexOf(kind);

/** The kind of a number; one that no kind has is `unreachable`, for a foreign conformer may record what it likes. */
export const trapName = (number: number): TrapKind => trapKinds[number] ?? 'unreachable';

/** One sentence for a person. */
export const trapSentence = (kind: TrapKind): string => trapKindCases[trapNumber(kind)]?.docs ?? '';

/** Exit status of a program that ended in a trap, on wasm and native alike. */
export const TRAP_EXIT_STATUS = 134;

/** What a person is told of a trap: one JSON object on one line of stderr. */
export interface TrapReport {
  readonly error: TrapKind;
  readonly conformer: string;
  /** bytes; only for exhaustion */
  readonly requested?: number;
  /** offset into linear memory, where one is known */
  readonly address?: number;
  /** linear memory now and at most, in pages of 64 KiB */
  readonly pages: number;
  readonly maxPages: number;
}

/** The line, without its newline. Keys stand in this order, absent ones are left out. */
export function trapLine({ error, conformer, requested, address, pages, maxPages }: TrapReport): string {
  return JSON.stringify({ error, conformer, requested, address, pages, maxPages });
}
