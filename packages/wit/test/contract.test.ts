import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import {
  allWorldNames,
  blockKindNumber,
  blockKindSentence,
  blockKinds,
  cHeader,
  cHeaderName,
  exportNames,
  exportNamesWith,
  hookFunctions,
  hookSpellings,
  knownFunctions,
  objectWorldNames,
  runtimeExports,
  siliconExterns,
  trapKinds,
  trapLine,
  trapName,
  trapNumber,
  watImports,
  worldFunctions,
  worldNames,
  worldOf,
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

  it.each(allWorldNames)('renders the texts of the world %s apart', (world) => {
    expect(cHeader(world)).toBe(generated(cHeaderName(world)));
    expect(watImports(world)).toBe(generated(`sigil-${world}-imports.wat`));
    expect(siliconExterns(world)).toBe(generated(`${world}.si`));
    for (const name of exportNames) expect(watImports(world)).not.toContain(`$${name} `);
    for (const { linkName } of worldFunctions([world]))
      for (const text of [cHeader(world), watImports(world), siliconExterns(world)])
        expect(text.match(new RegExp(`\\b${linkName}\\b`, 'g'))).not.toBeNull();
  });

  it('declares kinds of blocks in C where blocks are walked, and nowhere else', () => {
    expect(cHeader('inspection')).toContain('  SIGIL_BLOCK_INTERNAL = 7,\n} sigil_block;');
    for (const world of [undefined, 'heap', 'statistics'] as const) expect(cHeader(world)).not.toContain('sigil_block');
  });

  it('stands on the page of the docs, further worlds in sections of their own', () => {
    const page = readFileSync(new URL('../../../docs/contract.md', import.meta.url), 'utf8');
    const headings = [...page.matchAll(/^##+ .*$/gm)].map(([heading]) => heading);
    const worlds = [
      ...['heap', 'statistics', 'inspection', 'managed', 'leaks'].map((world) => `### sigil:${world}@0.1.0`),
      '### asc:runtime@0.9.4',
      '### asc:runtime@0.9.4, world asc-stub',
    ];
    expect(headings.slice(headings.indexOf('## Further worlds'))).toEqual([
      '## Further worlds',
      ...worlds,
      '### Block kinds',
    ]);
    expect(page).toContain('| blocks | `free(ptr: ptr)` | `(i32) -> ()` | `sigil_free` |');
    expect(page).toContain('- **sigil_free** Frees the block at `ptr`.');
    expect(page).toContain('| hooks | `finalize(ref: ptr, id: u32)` | `(i32 i32) -> ()` | `sigil_finalize` |');
  });

  it('tells what a program has to bring, in C, WAT and Silicon', () => {
    expect(cHeader('managed')).toMatch(
      /To be defined by the program[\s\S]*\nvoid sigil_visit_members\(uint32_t ref, uint32_t cookie\);/,
    );
    expect(watImports('asc')).toContain(
      ';; to be exported by the program: (func (export "__visit_members") (param $ref i32) (param $cookie i32) …)',
    );
    expect(siliconExterns('managed')).toContain('\n# to be exported by the program: sigil_finalize ref:Int, id:Int;\n');
    for (const text of [watImports('managed'), siliconExterns('managed')])
      expect(text).not.toMatch(/^(\(import|@extern).*sigil_(visit_members|finalize)/m);
  });
});

describe('the further worlds', () => {
  const namesOf = (world: (typeof worldNames)[number]) => worldFunctions([world]).map(({ linkName }) => linkName);

  it('add functions under link names of the same rule', () => {
    expect(worldNames).toEqual(['heap', 'statistics', 'inspection']);
    expect(namesOf('heap').join(' ')).toBe(
      'sigil_free sigil_usable_size sigil_alloc_zeroed sigil_alloc_aligned sigil_resize_in_place sigil_trim ' +
        'sigil_try_alloc sigil_try_realloc sigil_try_alloc_aligned',
    );
    expect(namesOf('statistics').join(' ')).toBe(
      'sigil_live_bytes sigil_live_blocks sigil_peak_bytes sigil_free_bytes sigil_largest_free_bytes ' +
        'sigil_reserved_bytes',
    );
    expect(namesOf('inspection').join(' ')).toBe(
      'sigil_check_heap sigil_next_block sigil_block_kind sigil_heap_record',
    );
  });

  it('are found by a link name; the contract belongs to none of them', () => {
    expect(['sigil_trim', 'sigil_peak_bytes', 'sigil_block_kind'].map(worldOf)).toEqual(worldNames);
    expect(['sigil_alloc', 'cabi_realloc', 'sigil_trap_kind', 'malloc'].map(worldOf)).toEqual([
      undefined,
      undefined,
      undefined,
      undefined,
    ]);
  });

  it('come after what every conformer exports, in the order of the WIT, however they are asked for', () => {
    expect(exportNamesWith([])).toEqual(exportNames);
    expect(exportNamesWith(['inspection', 'heap'])).toEqual([
      ...exportNames,
      ...namesOf('heap'),
      ...namesOf('inspection'),
    ]);
  });

  it('number the kinds of blocks', () => {
    expect(blockKinds.join(' ')).toBe('none live scoped free cached chunk frame internal');
    expect(blockKinds.map(blockKindNumber)).toEqual([0, 1, 2, 3, 4, 5, 6, 7]);
    expect(blockKindSentence('frame')).toBe('The record of an open scope.');
  });
});

describe('the worlds of managed objects', () => {
  const namesOf = (world: (typeof allWorldNames)[number]) => worldFunctions([world]).map(({ linkName }) => linkName);

  it('come after those of blocks', () => {
    expect(allWorldNames).toEqual([...worldNames, ...objectWorldNames]);
    expect(['sigil_weaken', 'sigil_site_of', '__visit', '__reset'].map(worldOf)).toEqual(objectWorldNames);
  });

  it('have link names of their own, and those of a compiler of old', () => {
    expect(namesOf('managed').join(' ')).toBe(
      'sigil_make sigil_resize sigil_discard sigil_retain sigil_release sigil_collect sigil_collect_step ' +
        'sigil_set_candidate_limit sigil_visit sigil_describe sigil_weaken sigil_upgrade sigil_forget',
    );
    expect(namesOf('leaks').join(' ')).toBe('sigil_set_site sigil_site_of sigil_next_object sigil_edges');
    expect(namesOf('asc').join(' ')).toBe('__alloc __retain __release __collect __realloc __free __visit');
    expect(namesOf('asc-stub')).toEqual(['__reset']);
  });

  it('name hooks, which are no functions of a conformer', () => {
    expect(hookFunctions.map(({ linkName }) => linkName)).toEqual([
      'sigil_visit_members',
      'sigil_finalize',
      'sigil_site',
    ]);
    expect(hookSpellings('sigil_visit_members')).toEqual(['sigil_visit_members', '__visit_members']);
    expect(hookSpellings('sigil_finalize')).toEqual(['sigil_finalize']);
    const known = knownFunctions.map(({ linkName }) => linkName);
    expect(known).toContain('sigil_visit');
    expect(known).not.toContain('sigil_visit_members');
    expect(worldOf('sigil_visit_members')).toBeUndefined();
  });

  it('are shown to a host as the runtimes of that compiler did', () => {
    const full = ['__alloc', '__retain', '__release', '__collect', '__rtti_base'];
    expect(runtimeExports('full')).toEqual(full);
    expect(runtimeExports('stub')).toEqual([...full, '__reset']);
    expect([...runtimeExports('half'), ...runtimeExports('none')]).toEqual([]);
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
