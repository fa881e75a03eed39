import { deflateRawSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { type Build, fromBase64, fromDeflated, heapDoor } from '../../src/heap/index.js';
import { wat } from '../wat.js';
import { TINY } from './tiny.js';

const BYTES = Uint8Array.from(wat(TINY));

describe('the door of a conformer', () => {
  it('loads the module of a build when it is first asked for, and once', async () => {
    const loaded: Build[] = [];
    const load = (build: Build) => () => {
      loaded.push(build);
      return BYTES;
    };
    const instantiate = heapDoor({ fast: load('fast'), check: load('check'), audit: load('audit') });
    await Promise.all([instantiate(), instantiate()]);
    await instantiate({ build: 'audit' });
    expect(loaded).toEqual(['fast', 'audit']);
  });

  it('gives each caller a heap of its own', async () => {
    const instantiate = heapDoor({ fast: () => BYTES, check: () => BYTES, audit: () => BYTES });
    const [one, other] = await Promise.all([instantiate(), instantiate()]);
    one.alloc(64);
    expect(other.alloc(64)).toBe(1024);
  });

  it('forgets a module that could not be loaded', async () => {
    let tries = 0;
    const instantiate = heapDoor({
      fast: async () => {
        tries += 1;
        if (tries === 1) throw new Error('offline');
        return BYTES;
      },
      check: () => BYTES,
      audit: () => BYTES,
    });
    await expect(instantiate()).rejects.toThrow('offline');
    expect((await instantiate()).alloc(1)).toBe(1024);
  });

  it.each(['quick', 'toString', null])('refuses the build %s, naming those that there are', async (build) => {
    const instantiate = heapDoor({ fast: () => BYTES, check: () => BYTES, audit: () => BYTES });
    await expect(instantiate({ build: build as Build })).rejects.toThrow(
      `build is one of fast, check, audit; got ${JSON.stringify(build)}`,
    );
  });
});

describe('the options of instantiate', () => {
  const instantiate = heapDoor({ fast: () => BYTES, check: () => BYTES, audit: () => BYTES });

  it.each([
    [{ maxpages: 3 }, 'maxpages is none of the options build, maxPages, memory, heapBase; got 3'],
    [{ toString: 'x' }, 'toString is none of the options build, maxPages, memory, heapBase; got "x"'],
    [null, 'options are an object; got null'],
    [5, 'options are an object; got 5'],
  ])('are refused if there are none such: %j', async (given, message) => {
    await expect(instantiate(given as never)).rejects.toThrow(
      expect.objectContaining({ name: 'HeapOptionError', message }),
    );
  });
});

describe('an embedded module', () => {
  // More than one part of a stream, and every byte.
  const bytes = Uint8Array.from({ length: 200_000 }, (_, index) => (index * index) >> 3);

  it('comes out of its text as it went in', () => {
    expect(fromBase64(Buffer.from(bytes).toString('base64'))).toEqual(bytes);
  });

  it('comes out of its deflated text as it went in', async () => {
    expect(await fromDeflated(deflateRawSync(bytes).toString('base64'))).toEqual(bytes);
  });
});
