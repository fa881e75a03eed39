/**
 * What kernels call: functions of the contract and of the world `heap`. Here they have no bodies of account; in the module
 * that is built of kernels they are imports, and every allocator under test fills them.
 */
import { implement, nil, ret } from '@sigil-alloc/ir';

export const alloc = implement('sigil_alloc', () => ret(nil()));
export const realloc = implement('sigil_realloc', () => ret(nil()));
export const free = implement('sigil_free', () => undefined);
export const enterScope = implement('sigil_enter_scope', () => ret(0));
export const exitScope = implement('sigil_exit_scope', () => undefined);

/** Their link names. */
export const FACE = [alloc, realloc, free, enterScope, exitScope].map(({ definition }) => definition.name);
