/** The collector of Boehm, Demers and Weiser. Kernels of blocks free them; objects it collects itself. */
import type { NativeContender } from '../contender.js';
import { buildCWorker, faceOf } from './c-worker.js';
import { lacksScopes } from './mallocs.js';
import { finderOf } from './shared-object.js';

const find = finderOf({
  stem: 'libgc',
  names: ['libgc.so.1', 'libgc.so'],
  symbol: 'GC_malloc',
  debianPackage: 'libgc1',
});

const LINES = [
  ...faceOf({ alloc: 'GC_malloc', realloc: 'GC_realloc', free: 'GC_free' }),
  '#define FACE_COLLECTED',
  'void GC_init(void);',
  'void GC_ignore_warn_proc(char *text, unsigned long word);',
  'void GC_set_warn_proc(void (*warn)(char *, unsigned long));',
  // It warns of large blocks, once in so many, in the middle of the tables.
  '#define START() (GC_init(), GC_set_warn_proc(GC_ignore_warn_proc))',
];

export const boehm: NativeContender = {
  name: 'boehm',
  what: 'Boehm GC: blocks are freed by GC_free, objects of trees and rings are collected',
  isOurs: false,
  lacks: lacksScopes,
  isVerified: true,
  hasTimedForm: true,
  version: async () => (await find()).release,
  build: async (form, folder, source) => {
    const { path } = await find();
    return { file: await buildCWorker(folder, { form, lines: LINES, inputs: [path], source }) };
  },
};
