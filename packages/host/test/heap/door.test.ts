import { describe, expect, it } from 'vitest';
import { type Build, heapDoor } from '../../src/heap/index.js';
import { wat } from '../wat.js';
import { TINY } from './tiny.js';

const TEXT = Buffer.from(wat(TINY)).toString('base64');

describe('the door of a conformer', () => {
  it('loads the module of a build when it is first asked for, and once', async () => {
    const loaded: Build[] = [];
    const load = (build: Build) => () => {
      loaded.push(build);
      return TEXT;
    };
    const instantiate = heapDoor({ fast: load('fast'), check: load('check'), audit: load('audit') });
    await Promise.all([instantiate(), instantiate()]);
    await instantiate({ build: 'audit' });
    expect(loaded).toEqual(['fast', 'audit']);
  });

  it('gives each caller a heap of its own', async () => {
    const instantiate = heapDoor({ fast: () => TEXT, check: () => TEXT, audit: () => TEXT });
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
        return TEXT;
      },
      check: () => TEXT,
      audit: () => TEXT,
    });
    await expect(instantiate()).rejects.toThrow('offline');
    expect((await instantiate()).alloc(1)).toBe(1024);
  });

  it.each(['quick', 'toString', null])('refuses the build %s, naming those that there are', async (build) => {
    const instantiate = heapDoor({ fast: () => TEXT, check: () => TEXT, audit: () => TEXT });
    await expect(instantiate({ build: build as Build })).rejects.toThrow(
      `build is one of fast, check, audit; got ${JSON.stringify(build)}`,
    );
  });
});
