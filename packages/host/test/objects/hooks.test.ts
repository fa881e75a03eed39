import { describe as about, expect, it } from 'vitest';
import { classOf, describe, ObjectHooks } from '../../src/objects/index.js';
import { fake } from './fake.js';

const FINALIZED = 0x8000_0000;

about('finalisers', () => {
  const prepare = (onError?: (error: unknown) => void) => {
    const hooks = new ObjectHooks(onError === undefined ? {} : { onError });
    const objects = describe(fake(), { A: classOf({ x: 'i32' }), B: classOf({}) }, { hooks });
    return { hooks, objects, die: hooks.imports.sigil_finalize };
  };

  it('are called for objects of their type, and the runtime knows that it is to tell of them', () => {
    const { objects, die } = prepare();
    const seen: [string, number][] = [];
    objects.onFinalize('A', (ref) => void seen.push(['A', objects.get('A', ref, 'x')]));
    expect(objects.typeInfo('A').flags & FINALIZED).not.toBe(0);
    expect(objects.typeInfo('B').flags & FINALIZED).toBe(0);
    using a = objects.make('A', { x: 7 });
    die(a.ref, 3);
    die(a.ref, 4);
    expect(seen).toEqual([['A', 7]]);
    objects.onFinalize('A', undefined);
    die(a.ref, 3);
    expect(seen).toHaveLength(1);
  });

  it('that fail do not fail the runtime, which is in the middle of its work', () => {
    const errors: unknown[] = [];
    const { objects, die } = prepare((error) => errors.push(error));
    objects.onFinalize('A', () => {
      throw new Error('from the callback');
    });
    expect(() => die(1024, 3)).not.toThrow();
    expect(errors).toEqual([new Error('from the callback')]);
  });

  it('are given references as unsigned numbers', () => {
    const { objects, die } = prepare();
    const seen: number[] = [];
    objects.onFinalize('B', (ref) => void seen.push(ref));
    die(-16, 4);
    expect(seen).toEqual([2 ** 32 - 16]);
  });
});
