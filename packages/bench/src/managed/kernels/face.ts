/** What kernels on managed objects call. Here without bodies of account: in the module of kernels they are imports. */
import { implement, nil, ret } from '@sigil-alloc/ir';

export const make = implement('sigil_make', () => ret(nil()));
export const retain = implement('sigil_retain', () => ret(nil()));
export const release = implement('sigil_release', () => undefined);
export const visit = implement('sigil_visit', () => undefined);
export const describe = implement('sigil_describe', () => undefined);

/** Their link names. */
export const MANAGED_FACE = [make, retain, release, visit, describe].map(({ definition }) => definition.name);
