/** The record of a trap, the same for every conformer: its kind, and for exhaustion the size (contract, section 4). */
import { type TrapKind, trapNumber } from '@sigil-alloc/wit';
import { word } from './expressions.js';
import { fn, implement } from './fn.js';
import { global_ } from './globals.js';
import { none, u32 } from './kinds.js';
import { let_, ret } from './statements.js';
import type { Operand } from './value.js';

const recordedKind = global_('trap_kind', u32);
const recordedSize = global_('failed_size', u32);

const recordSized = fn('record_trap', { kind: u32, size: u32 }, none, ({ kind, size }) => {
  recordedKind.set(kind);
  recordedSize.set(size);
});

/** Notes why a trap follows. */
export function recordTrap(kind: TrapKind, size?: Operand<'u32'>): void {
  if (size === undefined) recordedKind.set(word(trapNumber(kind)));
  else recordSized({ kind: trapNumber(kind), size });
}

/** Returns the recorded kind and clears it. */
export const trapKindFunction = implement('sigil_trap_kind', () => {
  const kind = let_('kind', recordedKind.get());
  recordedKind.set(0);
  ret(kind);
});

/** Returns the size that the last exhausted request asked for. */
export const failedSizeFunction = implement('sigil_failed_size', () => ret(recordedSize.get()));
