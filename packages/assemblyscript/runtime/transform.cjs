/**
 * For `asc --transform`: lets asc's passes `post-assemblyscript` and `post-assemblyscript-finalize` take superfluous pairs of
 * retain and release out of a program with our runtime. They look for functions by the names that asc's own runtime has.
 */
'use strict';

const COUNTING = ['retainInstance', 'releaseInstance'];

module.exports = {
  afterInitialize(program) {
    for (const instance of COUNTING) {
      const fn = program[instance];
      if (fn) fn.internalName = `~lib/rt/pure/${fn.name}`;
    }
  },
};
