import type { LinkName } from '@sigil-alloc/wit';
import { describe, expect, it } from 'vitest';
import { CACHE_BOUND_COUNT, CACHE_LIST_COUNT } from '../src/constants.js';
import { SCRIPTS } from './support/adversary.js';
import { countSteps, PATHS } from './support/count-steps.js';
import { figure } from './support/figures.js';
import { ALLOWANCE, Meter, type Path } from './support/meter.js';
import { Random } from './support/random.js';
import { search } from './support/search.js';
import { assembleTree, parseTree } from './support/wat.js';
import './support/patience.js';

/**
 * The most instructions of a call that neither flushes the cache nor grows memory. For what closes scopes they come on top
 * of ALLOWANCE for each chunk, block apart and scope. A call that flushes does its work twice, and frees what was cached;
 * a call that grows goes through the pools that somebody else's growth has made.
 */
const PLAIN_STEPS: Partial<Record<LinkName, number>> = {
  sigil_alloc: 500,
  sigil_try_alloc: 500,
  sigil_alloc_zeroed: 520,
  sigil_free: 440,
  sigil_realloc: 1050,
  sigil_try_realloc: 1050,
  sigil_alloc_aligned: 1000,
  sigil_try_alloc_aligned: 1000,
  cabi_realloc: 1450,
  sigil_resize_in_place: 600,
  sigil_usable_size: 30,
  sigil_mem_copy: 10,
  sigil_trim: 60,
  sigil_enter_scope: 450,
  sigil_exit_scope: 100,
  sigil_promote: 900,
  sigil_free_all: 80,
};
const FLUSH_STEPS = CACHE_BOUND_COUNT * (PLAIN_STEPS.sigil_free ?? 0) + CACHE_LIST_COUNT * 20 + 500;
const GROWTH_STEPS_A_POOL = 800;
/** Of the script with the most. */
const POOLS = 12;

const stepsAllowed = (plain: number): Record<Path, number> => ({
  plain,
  flush: 2 * plain + FLUSH_STEPS,
  growth: 2 * plain + FLUSH_STEPS + POOLS * GROWTH_STEPS_A_POOL,
});

const SEARCHED: readonly LinkName[] = [
  'sigil_alloc',
  'sigil_realloc',
  'sigil_free',
  'sigil_alloc_aligned',
  'sigil_resize_in_place',
  'sigil_enter_scope',
  'sigil_exit_scope',
  'sigil_promote',
  'cabi_realloc',
];

interface Finding {
  readonly steps: number;
  readonly found: string;
}

/** By function and path: the worst that any meter has seen, and in which script. */
class Table {
  readonly rows = new Map<LinkName, Map<Path, Finding>>();

  add({ worst }: Meter, found: string): void {
    for (const [name, paths] of worst) {
      const row = this.rows.get(name) ?? new Map<Path, Finding>();
      for (const [path, steps] of Object.entries(paths) as [Path, number][])
        if (steps > (row.get(path)?.steps ?? -1)) row.set(path, { steps, found });
      this.rows.set(name, row);
    }
  }

  toString(): string {
    const lines = [...this.rows].flatMap(([name, row]) =>
      [...row].map(
        ([path, { steps, found }]) => `${name.padEnd(26)}${path.padEnd(8)}${String(steps).padStart(8)}  ${found}`,
      ),
    );
    return lines.sort().join('\n');
  }
}

describe('the counter', () => {
  const counted = (wat: string): ((operand: number) => number) => {
    const tree = parseTree(`(module (global $any (mut i32) (i32.const 0)) ${wat})`);
    countSteps(tree);
    const { exports } = new WebAssembly.Instance(new WebAssembly.Module(assembleTree(tree) as BufferSource));
    const { run, steps } = exports as { run(operand: number): void; steps: WebAssembly.Global<'i32'> };
    return (operand) => {
      steps.value = 0;
      run(operand);
      return steps.value;
    };
  };

  it('counts the instructions of what is executed, and of nothing else', () => {
    const run = counted(`(func $run (export "run") (param $n i32)
      (if (local.get $n) (then (drop (i32.const 1))) (else (nop))))`);
    expect([run(1), run(0)]).toEqual([4, 3]);
  });

  it('counts each turn of a loop, and what is called', () => {
    const run = counted(`(func $step (nop) (nop)) (func $run (export "run") (param $n i32)
      (loop $turn (call $step) (br_if $turn (local.tee $n (i32.sub (local.get $n) (i32.const 1))))))`);
    expect([run(1), run(10)]).toEqual([8, 80]);
  });

  it('does not count what is jumped over', () => {
    const run = counted(`(func $run (export "run") (param $n i32)
      (block $out (br_if $out (local.get $n)) (nop) (nop) (if (i32.const 1) (then (return))) (nop)) (nop))`);
    expect([run(1), run(0)]).toEqual([3, 7]);
  });
});

describe('the worst step', () => {
  const table = new Table();

  it.each(Object.entries(SCRIPTS))('of a script for %s is found', (name, script) => {
    const meter = new Meter();
    for (const path of Object.keys(PATHS)) expect(meter.hasPath(path)).toBe(true);
    script(meter);
    table.add(meter, name);
  });

  it.each(SEARCHED)('of %s is searched for', (name) => {
    for (const seed of [1, 2]) {
      const meter = new Meter({ maxPages: 4 });
      expect(search(meter, name, new Random(seed), figure(300, 20_000))).toBeGreaterThanOrEqual(0);
      table.add(meter, `search for ${name}, seed ${seed}`);
    }
  });

  it('is within what is stated, for every function', () => {
    console.log(`instructions, beside ${JSON.stringify(ALLOWANCE)} for pieces of scopes:\n${table}`);
    for (const [name, row] of table.rows)
      for (const [path, { steps, found }] of row)
        expect(steps, `${name}, ${path}, in ${found}`).toBeLessThanOrEqual(stepsAllowed(PLAIN_STEPS[name] ?? 0)[path]);
    expect([...table.rows.keys()]).toEqual(expect.arrayContaining(Object.keys(PLAIN_STEPS)));
  });
});
