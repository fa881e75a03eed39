import { conformer as bump } from '@sigil-alloc/bump/prelude';
import { conformer as tlsf } from '@sigil-alloc/tlsf-rc/prelude';
import { describe, expect, it } from 'vitest';
import { ARTEFACT_KINDS } from '../src/artefact-kinds.js';
import { emittedKinds } from '../src/emitted-kinds.js';

const everythingBut = (...kinds: readonly string[]) => ARTEFACT_KINDS.filter((kind) => !kinds.includes(kind));

describe('the kinds of a build', () => {
  it('are all if none is asked for, and malloc only on a world heap', () => {
    expect(emittedKinds(tlsf, ['heap'], { names: 'link' })).toEqual(ARTEFACT_KINDS);
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
});
