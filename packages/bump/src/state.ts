/** The words of state beside the heap itself. All 0 until the first allocation opens the heap. */
import { global_, ptr, u32 } from '@sigil-alloc/ir';

/** The region that holds `heapBase`, or the first that was grown. */
export const first = global_('first', ptr);
/** The region in use. */
export const region = global_('region', ptr);
/** Where the next block begins. */
export const top = global_('top', ptr);
/** End of the region in use. */
export const limit = global_('limit', ptr);
/** The innermost open scope, 0 for none. */
export const scope = global_('scope', ptr);
/** The handle that the last `promote` closed, until the next scope call: one `exit-scope` of it does nothing. */
export const promoted = global_('promoted', u32);
/** Check builds: the last handle issued. */
export const lastSerial = global_('last_serial', u32);
