/** What objects cost nobody who knows when each dies: the allocators of the other suite, and no runtime. */
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Allocator } from '../../allocators/allocator.js';
import { dlmalloc } from '../../allocators/field/dlmalloc.js';
import { bump, tlsf } from '../../allocators/field/sigil.js';
import type { ManagedContender } from '../contender.js';
import { allocatingProgram } from '../kernels/program.js';

const floor = (
  allocator: Allocator,
  way: 'free' | 'scopes',
  rest: Pick<ManagedContender, 'name' | 'what'> & Partial<ManagedContender>,
): ManagedContender => ({
  isOurs: allocator.isOurs,
  home: 'linear',
  version: () => allocator.version(),
  prepare: async (folder) => {
    const file = join(folder, 'kernels.wasm');
    await writeFile(file, await allocator.join(allocatingProgram(way), 'speed', folder));
    return file;
  },
  ...rest,
});

export const freeDlmalloc = floor(dlmalloc, 'free', {
  name: 'free-dlmalloc',
  what: "no runtime: wasi-libc's malloc, each object freed by who knows when",
});

export const freeTlsf = floor(tlsf, 'free', {
  name: 'free-tlsf-rc',
  what: 'no runtime: our tlsf-rc, each object freed by who knows when',
});

export const scopesBump = floor(bump, 'scopes', {
  name: 'scopes-bump',
  what: 'no runtime: our bump, all objects of a turn freed with its scope',
  lacks: { cases: ['pauses', 'drop'], reason: 'what lives on there is in no scope' },
});
