import { readFileSync } from 'node:fs';
import { conformer as bump } from '@sigil-alloc/bump/prelude';
import { conformer as tlsf } from '@sigil-alloc/tlsf-rc/prelude';
import { describe, expect, it } from 'vitest';
import { ARTEFACT_KINDS, ASKED_FOR_KINDS, fileName } from '../src/artefact-kinds.js';
import { emittedKinds } from '../src/emitted-kinds.js';

const everythingBut = (...kinds: readonly string[]) =>
  ARTEFACT_KINDS.filter((kind) => !kinds.includes(kind) && !ASKED_FOR_KINDS.includes(kind));

describe('the kinds of a build', () => {
  it('stand in the table of the README, each with its file', () => {
    const readme = readFileSync(new URL('../README.md', import.meta.url), 'utf8');
    const rows = [...readme.matchAll(/^\| (`[^|]*`) +\| (`[^|]*`) +\|/gm)];
    const words = (cell = '') => [...cell.matchAll(/`([^`]+)`/g)].map(([, word]) => word);
    const table = rows.flatMap(([, kinds, files]) => words(kinds).map((kind, row) => [kind, words(files)[row]]));
    expect(table).toEqual(expect.arrayContaining(ARTEFACT_KINDS.map((kind) => [kind, fileName(kind, 'bump')])));
  });

  it('are all if none is asked for, and malloc only on a world heap', () => {
    expect(emittedKinds(tlsf, ['heap'], { names: 'link' })).toEqual(everythingBut());
    expect(emittedKinds(tlsf, ['statistics'], { names: 'link' })).toEqual(everythingBut('libc'));
    expect(emittedKinds(bump, [], { names: 'link' })).toEqual(everythingBut('libc'));
    expect(emittedKinds(tlsf, ['heap'], { names: 'wit' })).toEqual(['wasm', 'wat', 'prelude', 'ssa']);
  });

  it('are refused with malloc where it cannot stand, in words', () => {
    const refusing = (...args: Parameters<typeof emittedKinds>) => expect(() => emittedKinds(...args));
    const emit = ['archive', 'libc'] as const;
    expect(emittedKinds(bump, ['heap'], { names: 'link', emit, alignment: 32 })).toBe(emit);
    refusing(bump, [], { names: 'link', emit }).toThrow(
      '--emit libc does not go here: it needs the world heap, which this build does not export',
    );
    refusing(tlsf, ['heap'], { names: 'wit', emit }).toThrow('it calls the allocator by link names');
    const says = 'it needs an alignment of 16 bytes; this build has 8';
    refusing(bump, ['heap'], { names: 'link', emit }).toThrow(says);
    refusing(tlsf, ['heap'], { names: 'link', emit, alignment: 8 }).toThrow(says);
  });

  it('leave to a linker what is its own', () => {
    const emit = ['wasm-obj'] as const;
    const refusing = (options: Partial<Parameters<typeof emittedKinds>[2]>) =>
      expect(() => emittedKinds(bump, [], { names: 'link', emit, ...options }));
    refusing({ heapBase: 4096 }).toThrow(
      "--heap-base does not go with --emit wasm-obj: the heap begins at the linker's __heap_base",
    );
    refusing({ maxHeap: 5 }).toThrow('--max-heap does not go with --emit wasm-obj: wasm-ld caps memory');
    refusing({ names: 'wit' }).toThrow('--names wit does not go with --emit wasm-obj');
    expect(emittedKinds(bump, [], { names: 'link', maxHeap: 5 })).toContain('wasm-obj');
  });

  it('include a component only if it is asked for, and not where it cannot stand', () => {
    const emit = ['wasm', 'component'] as const;
    expect(emittedKinds(bump, [], { names: 'link' })).not.toContain('component');
    expect(emittedKinds(bump, [], { names: 'link', emit })).toBe(emit);
    expect(() => emittedKinds(bump, [], { names: 'wit', emit })).toThrow(
      '--names wit does not go with --emit component',
    );
    expect(() => emittedKinds(tlsf, ['managed'], { names: 'link', emit })).toThrow(
      '--emit component does not go with the hooks sigil_visit_members, sigil_finalize',
    );
    expect(emittedKinds(tlsf, ['managed'], { names: 'link', emit, hooks: [] })).toBe(emit);
  });
});
