/**
 * What a trap was: the kind a conformer recorded before it trapped, or else the kind the engine's message stands for.
 *
 * A conformer always traps through `unreachable`, so it is asked only then; a record left over from a trap that nobody
 * read would otherwise rename a later fault.
 */
import { type TrapKind, trapName } from '@sigil-alloc/wit';

/** A trap as a host sees it; `requested` is the size in bytes that could not be had, for exhaustion only. */
export interface Trap {
  readonly kind: TrapKind;
  readonly requested?: number;
}

/**
 * V8's words. It has one message for a NaN and for a number out of range, and one for a table index out of range in an
 * indirect call and elsewhere: the kinds here are as fine as the engine can tell.
 */
const MESSAGES: readonly (readonly [pattern: RegExp, kind: TrapKind])[] = [
  [/unreachable/i, 'unreachable'],
  [/(divide|remainder) by zero/i, 'integer-divide-by-zero'],
  [/divide result unrepresentable/i, 'integer-overflow'],
  [/float unrepresentable/i, 'invalid-conversion'],
  [/function signature mismatch|null function/i, 'indirect-call'],
  [/(table|element).*out of bounds|table index/i, 'table-bounds'],
  [/out of bounds/i, 'out-of-bounds'],
];

function engineKind(error: unknown): TrapKind | undefined {
  if (error instanceof RangeError && /call stack/.test(error.message)) return 'stack-overflow';
  if (!(error instanceof WebAssembly.RuntimeError)) return undefined;
  return MESSAGES.find(([pattern]) => pattern.test(error.message))?.[1] ?? 'unreachable';
}

function callExport(exports: WebAssembly.Exports | undefined, name: string): number {
  const exported = exports?.[name];
  return typeof exported === 'function' ? Number(exported()) >>> 0 : 0;
}

/**
 * The trap behind a caught error, or undefined for an error that is none. Reading it clears the conformer's record.
 * `instance` may be missing: a trap while a module is instantiated has none yet.
 */
export function trapOf(error: unknown, instance?: { readonly exports: WebAssembly.Exports }): Trap | undefined {
  const kind = engineKind(error);
  if (kind !== 'unreachable') return kind && { kind };
  const recorded = trapName(callExport(instance?.exports, 'sigil_trap_kind'));
  if (recorded === 'none') return { kind };
  return recorded === 'out-of-memory'
    ? { kind: recorded, requested: callExport(instance?.exports, 'sigil_failed_size') }
    : { kind: recorded };
}

/** The kind alone; `none` for an error that is no trap. */
export function trapKindOf(error: unknown, instance?: { readonly exports: WebAssembly.Exports }): TrapKind {
  return trapOf(error, instance)?.kind ?? 'none';
}
