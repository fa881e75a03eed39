import { describe, expect, it } from 'vitest';
import { fn, implement, RuntimeModuleError, requireConformer, ret, u32 } from '../src/index.js';
import { tiny } from './tiny.js';
import { tinyManaged } from './tiny-managed.js';

const { sigil_alloc: alloc, ...withoutAlloc } = tiny.surface;
const otherAlloc = fn('sigil_alloc', { bytes: u32 }, u32, ({ bytes }) => ret(bytes));

describe('what is handed in as a conformer', () => {
  it.each([tiny, tinyManaged])('is one of ours', (conformer) => {
    expect(requireConformer(conformer, 'x.js')).toBe(conformer);
  });

  it.each<[string, unknown, string]>([
    ['nothing', undefined, 'it exports no conformer'],
    ['without a name for files', { ...tiny, name: '../x' }, 'its name is not like ^[a-z][a-z0-9-]*$'],
    ['without alignments', { ...tiny, alignments: [] }, 'its alignments are no list of powers of two'],
    ['of odd alignments', { ...tiny, alignments: [8, 12] }, 'its alignments are no list of powers of two'],
    ['without answers', { ...tiny, answers: {} }, "it has no function 'answers'"],
    ['without a health check', { ...tiny, health: () => {} }, "'health' is no function of the builder"],
    [
      'without a function',
      { ...tiny, surface: withoutAlloc },
      "it does not implement 'sigil_alloc' of sigil:allocator@0.1.0",
    ],
    [
      'with a function that nobody can build',
      { ...tiny, surface: { ...tiny.surface, sigil_alloc: () => {} } },
      "'sigil_alloc' is no function of the builder, or of another copy of it",
    ],
    [
      'with a function of another copy of the builder',
      { ...tiny, health: Object.assign(() => {}, { definition: { ...tiny.health.definition } }) },
      "'health' is no function of the builder",
    ],
    [
      'with a function of another signature',
      { ...tiny, surface: { ...tiny.surface, sigil_alloc: otherAlloc } },
      "'sigil_alloc' is (bytes: u32) -> u32; sigil:allocator@0.1.0 says (size: u32) -> ptr",
    ],
    [
      'with a part of a world',
      { ...tiny, worlds: { 'asc-stub': {} }, defaultWorlds: [] },
      "it does not implement '__reset' of asc:runtime@0.9.4",
    ],
    [
      'with a world of its own',
      { ...tiny, worlds: { ...tiny.worlds, mine: {} } },
      "it offers a world 'mine'; there is none",
    ],
    [
      'with a world by default that it does not offer',
      { ...tiny, worlds: {} },
      "it exports the world 'heap' by default and does not offer it",
    ],
  ])('is refused %s', (_, value, message) => {
    expect(() => requireConformer(value, 'x.js')).toThrow(RuntimeModuleError);
    expect(() => requireConformer(value, 'x.js')).toThrow(`x.js is no runtime that can be linked: ${message}`);
  });

  it('is refused with all that is wrong with it', () => {
    const wrong = { name: 'x', alignments: [8], answers: () => {}, health: implement('sigil_free_all', () => {}) };
    expect(() => requireConformer({ ...wrong, surface: { sigil_alloc: alloc } }, 'x.js')).toThrow(
      /'sigil_realloc' of .*; .*'sigil_mem_copy' of .*; .*'cabi_realloc' of cabi:canonical@0\.1\.0$/,
    );
  });
});
