/** What binaryen.js has at run time and its typings put elsewhere. */
import binaryen from 'binaryen';

/** Accessors of functions; the typings list them under `Module`. */
export const functionAccess = (binaryen as unknown as { Function: binaryen.Module['Function'] }).Function;
