/** Statements: naming and changing locals, structured control flow, traps, checks. */

import type { TrapKind } from '@sigil-alloc/wit';
import binaryen from 'binaryen';
import { recordTrap } from './diagnostics.js';
import { BuildError } from './errors.js';
import { not } from './expressions.js';
import { hasCalls, here } from './frame.js';
import type { Kind } from './kinds.js';
import { type Local, localResource, type Operand, type Val } from './value.js';

/** Names a value: from here on it is a wasm local, which may be used any number of times. */
export function let_<K extends Kind>(name: string, value: Val<K> | Local<K>): Local<K> {
  const local = here().newLocal(value.kind, name);
  assign(local, value as Operand<K>);
  return local;
}

/** Changes a local. */
export function assign<K extends Kind>(local: Local<K>, value: Operand<K>): void {
  const frame = here();
  const val = frame.value(value);
  if (val.kind !== local.kind) throw new BuildError(`local '${local.label}' is a ${local.kind}, got a ${val.kind}`);
  const [node] = frame.journal.use([val]);
  frame.emit(frame.module.local.set(local.index, node!), [localResource(local.label)], hasCalls([val]));
}

/** Evaluates a call for what it does and drops its result. */
export function drop(value: Val): void {
  const frame = here();
  const [node] = frame.journal.use([value]);
  frame.emit(frame.module.drop(node!), [], hasCalls([value]));
}

/** Runs `then` when the condition holds, else `otherwise`. */
export function when(condition: Operand<'bool'>, then: () => void, otherwise?: () => void): void {
  const frame = here();
  const value = frame.value(condition);
  if (value.kind !== 'bool') throw new BuildError(`a condition of '${frame.name}' is a ${value.kind}`);
  const [node] = frame.journal.use([value]);
  frame.journal.emitted([], hasCalls([value]));
  const thenBlock = frame.block(then);
  const elseBlock = otherwise && frame.block(otherwise);
  frame.emit(frame.module.if(node!, thenBlock, elseBlock), [], false);
}

/**
 * Runs `body` as long as `condition` holds before it.
 * @param bound why it ends, in words: the most turns it can take
 */
export function loop(bound: string, condition: () => Operand<'bool'>, body: () => void): void {
  const frame = here();
  if (bound === '') throw new BuildError(`a loop of '${frame.name}' states no bound`);
  const { module, journal } = frame;
  const [again, done] = [frame.newLabel('again'), frame.newLabel('done')];
  journal.enterLoop();
  const turn = frame.block(() => {
    const value = not(condition());
    const [node] = journal.use([value]);
    frame.emit(module.br(done, node!), [], hasCalls([value]));
    body();
    frame.emit(module.br(again), [], false);
  });
  journal.leaveLoop();
  frame.emit(module.block(done, [module.loop(again, turn)], binaryen.none), [], false);
}

/** Returns from the function. */
export function ret(value?: Operand<Kind>): void {
  const frame = here();
  if (value === undefined) {
    if (frame.result !== 'none') throw new BuildError(`'${frame.name}' returns a ${frame.result}, got nothing`);
    frame.emit(frame.module.return(), [], false);
    return;
  }
  const val = frame.value(value);
  if (val.kind !== frame.result) throw new BuildError(`'${frame.name}' returns ${frame.result}, got a ${val.kind}`);
  const [node] = frame.journal.use([val]);
  frame.emit(frame.module.return(node), [], hasCalls([val]));
}

/**
 * Records why, and ends in `unreachable` (contract, sections 2.5 and 4).
 * @param size bytes that were asked for; for exhaustion only
 */
export function trap(kind: TrapKind, size?: Operand<'u32'>): void {
  recordTrap(kind, size);
  const frame = here();
  frame.emit(frame.module.unreachable(), [], false);
}

/** Whether this is a check or an audit build. */
export const isChecked = (): boolean => here().assembly.options.build !== 'fast';

/** In check and audit builds: traps with `kind` unless the condition holds. The fast build does not even build it. */
export function check(condition: () => Operand<'bool'>, kind: TrapKind): void {
  if (isChecked()) when(not(condition()), () => trap(kind));
}
