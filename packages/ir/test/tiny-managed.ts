/** A conformer with managed objects just large enough for tests of hooks: what each call did is a number to look at. */
import {
  add,
  ascStubWorld,
  ascWorld,
  asU32,
  type Conformer,
  global_,
  hasHook,
  hook,
  implement,
  nil,
  ret,
  u32,
  type WorldSurface,
} from '../src/index.js';
import { tiny } from './tiny.js';

const visitMembers = hook('sigil_visit_members');
const finalize = hook('sigil_finalize');

/** The sum of all references visited. */
const visited = global_('visited', u32);

const managed: WorldSurface<'managed'> = {
  sigil_make: implement('sigil_make', ({ size }) => ret(tiny.surface.sigil_alloc({ size }))),
  sigil_resize: implement('sigil_resize', ({ ref }) => ret(ref)),
  sigil_discard: implement('sigil_discard', () => {}),
  sigil_retain: implement('sigil_retain', ({ ref }) => ret(ref)),
  sigil_release: implement('sigil_release', ({ ref }) => {
    if (hasHook('sigil_finalize')) finalize({ ref, id: 7 });
  }),
  sigil_collect: implement('sigil_collect', () => {
    if (hasHook('sigil_visit_members')) visitMembers({ ref: nil(), cookie: 5 });
  }),
  sigil_collect_step: implement('sigil_collect_step', () => ret(visited.get())),
  sigil_set_candidate_limit: implement('sigil_set_candidate_limit', () => {}),
  sigil_visit: implement('sigil_visit', ({ ref, cookie }) => visited.set(add(add(visited.get(), asU32(ref)), cookie))),
  sigil_describe: implement('sigil_describe', () => {}),
  sigil_weaken: implement('sigil_weaken', () => ret(0)),
  sigil_upgrade: implement('sigil_upgrade', () => ret(nil())),
  sigil_forget: implement('sigil_forget', () => {}),
};

export const tinyManaged: Conformer = {
  ...tiny,
  alignments: [8, 16],
  worlds: { ...tiny.worlds, managed, asc: ascWorld(managed), 'asc-stub': ascStubWorld(tiny.surface.sigil_free_all) },
  defaultWorlds: [],
};
