import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import {
  cHeader,
  exportNames,
  siliconExterns,
  trapKinds,
  trapLine,
  trapName,
  trapNumber,
  watImports,
} from '../src/index.js';

const generated = (name: string): string => readFileSync(new URL(`../generated/${name}`, import.meta.url), 'utf8');

describe('what derives from the contract', () => {
  it('is every conformer export: memory, the seven and the fixed set', () => {
    expect([...exportNames].sort()).toEqual([
      'cabi_realloc',
      'memory',
      'sigil_alloc',
      'sigil_enter_scope',
      'sigil_exit_scope',
      'sigil_failed_size',
      'sigil_free_all',
      'sigil_mem_copy',
      'sigil_promote',
      'sigil_realloc',
      'sigil_trap_kind',
    ]);
  });

  it('renders at run time the texts that the build wrote', () => {
    expect(cHeader()).toBe(generated('sigil.h'));
    expect(watImports()).toBe(generated('sigil-imports.wat'));
    expect(siliconExterns()).toBe(generated('std.si'));
  });
});

describe('trap kinds', () => {
  it('keep the numbers of the contract', () => {
    expect(trapKinds.join(' ')).toBe(
      'none out-of-memory unreachable out-of-bounds integer-divide-by-zero integer-overflow invalid-conversion ' +
        'indirect-call table-bounds stack-overflow bad-handle bad-pointer double-free bad-size heap-corruption ' +
        'refcount-overflow',
    );
    expect(trapKinds.map((kind) => trapName(trapNumber(kind)))).toEqual(trapKinds);
  });

  it('are told on one line, in the order of the contract', () => {
    expect(trapLine({ maxPages: 2, pages: 2, error: 'out-of-memory', requested: 4096, conformer: 'bump' })).toBe(
      '{"error":"out-of-memory","conformer":"bump","requested":4096,"pages":2,"maxPages":2}',
    );
  });
});
