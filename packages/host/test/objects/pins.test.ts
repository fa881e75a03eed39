import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { MissingExportsError, Objects, ReleasedError } from '../../src/objects/index.js';
import { fake } from './fake.js';

describe('a pin', () => {
  it('keeps its object until it is given back, and giving it back again does nothing', () => {
    const { exports, counts, dead } = fake();
    const objects = new Objects({ exports });
    const text = objects.make('String', 'kept');
    const { ref } = text;
    const second = objects.pin(ref);
    expect(counts.get(ref)).toBe(2);
    text.release();
    text.release();
    expect(text.isReleased).toBe(true);
    expect(counts.get(ref)).toBe(1);
    expect(objects.read('String', second.ref)).toBe('kept');
    second.release();
    expect(dead).toEqual([ref]);
  });

  it('that was given back says so where it is used', () => {
    const { exports } = fake();
    const text = new Objects({ exports }).make('String', 'gone');
    const { ref } = text;
    text.release();
    expect(() => text.ref).toThrow(ReleasedError);
    expect(() => text.take()).toThrow(`the pin of the object at ${ref} has been released`);
  });

  it('is given back at the end of its block', () => {
    const { exports, counts } = fake();
    const objects = new Objects({ exports });
    {
      using text = objects.make('String', 'for a while');
      expect(counts.get(text.ref)).toBe(1);
    }
    expect(counts.size).toBe(0);
  });

  it('takes over a count that is there, and hands it on', () => {
    const { exports, counts } = fake();
    const objects = new Objects({ exports });
    const made = objects.make('String', 'given').take();
    expect(counts.get(made)).toBe(1);
    const adopted = objects.adopt('String', made);
    expect(counts.get(made)).toBe(1);
    adopted.release();
    expect(counts.size).toBe(0);
  });

  it('stands for nothing once all objects were freed', () => {
    const { exports, dead } = fake();
    const objects = new Objects({ exports });
    const text = objects.make('String', 'all gone');
    objects.freeAll();
    text.release();
    expect(dead).toEqual([]);
    expect(() => text.ref).toThrow(ReleasedError);
  });
});

describe('a weak handle', () => {
  it('gives the object as long as it lives, kept, and nothing then', () => {
    const { exports, counts } = fake();
    const objects = new Objects({ exports });
    const text = objects.make('String', 'seen');
    const weak = objects.weaken(text.ref);
    expect(counts.get(text.ref)).toBe(1);
    {
      using again = weak.upgrade()!;
      expect(counts.get(again.ref)).toBe(2);
    }
    text.release();
    expect(weak.upgrade()).toBeUndefined();
  });

  it('that was given back says so where it is used, and is given back once', () => {
    const { exports, dead } = fake();
    const objects = new Objects({ exports });
    using text = objects.make('String', 'seen');
    const weak = objects.weaken(text.ref);
    weak.forget();
    weak.forget();
    expect(weak.isForgotten).toBe(true);
    expect(dead).toEqual([-text.ref]);
    expect(() => weak.upgrade()).toThrow(`the weak handle of the object at ${text.ref} has been released`);
  });

  it('needs a module that has them', () => {
    const objects = new Objects(fake(['sigil_upgrade']));
    using text = objects.make('String', 'seen');
    expect(() => objects.weaken(text.ref)).toThrow(MissingExportsError);
    expect(() => objects.weaken(text.ref)).toThrow('does not export sigil_upgrade, needed for weak handles');
  });
});

describe('pins and weak handles that were dropped', () => {
  it('are given back when the engine finds them, strong and weak ones, and none twice', () => {
    const script = join(import.meta.dirname, 'drop-handles.js');
    const told = execFileSync(process.execPath, ['--expose-gc', script], { encoding: 'utf8' });
    expect(JSON.parse(told)).toEqual({ left: 1, released: 100, forgotten: 100, errors: 0 });
  });
});
