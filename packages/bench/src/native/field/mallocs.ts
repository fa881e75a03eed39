/** C's malloc, and what takes its place when it is preloaded: the same executable for all. */
import { MissingToolError } from '@sigil-alloc/qbe-lower/toolchain';
import type { NativeContender } from '../contender.js';
import { buildCWorker } from './c-worker.js';
import { finderOf, ownMalloc, type Search } from './shared-object.js';

const NO_SCOPES = 'it has no scopes';

export const lacksScopes: NativeContender['lacks'] = ({ needs }) => (needs.includes('scopes') ? NO_SCOPES : undefined);

const common = { isOurs: false, lacks: lacksScopes, isVerified: true, hasTimedForm: true } as const;

export const glibc: NativeContender = {
  ...common,
  name: 'glibc',
  what: "the C library's malloc",
  version: async () => {
    const { release = '' } = (await ownMalloc()) ?? {};
    if (release.startsWith('glibc')) return release;
    throw new MissingToolError('glibc', 'the C library here is not glibc', 'a Linux system that has glibc');
  },
  build: async (form, folder, source) => ({ file: await buildCWorker(folder, { form, source }) }),
};

const preloaded = (name: string, search: Omit<Search, 'symbol'>): NativeContender => {
  const find = finderOf({ ...search, symbol: 'malloc' });
  return {
    ...common,
    name,
    what: `${search.names[0]!}, preloaded`,
    version: async () => (await find()).release,
    build: async (form, folder, source) => ({
      file: await buildCWorker(folder, { form, source }),
      preload: (await find()).name,
    }),
  };
};

export const mimalloc = preloaded('mimalloc', {
  stem: 'libmimalloc',
  names: ['libmimalloc.so.2', 'libmimalloc.so.3', 'libmimalloc.so'],
  debianPackage: 'libmimalloc2.0',
});

export const jemalloc = preloaded('jemalloc', {
  stem: 'libjemalloc',
  names: ['libjemalloc.so.2', 'libjemalloc.so'],
  debianPackage: 'libjemalloc2',
});

export const tcmalloc = preloaded('tcmalloc', {
  stem: 'libtcmalloc',
  names: ['libtcmalloc_minimal.so.4', 'libtcmalloc.so.4', 'libtcmalloc_minimal.so'],
  debianPackage: 'libtcmalloc-minimal4',
});
