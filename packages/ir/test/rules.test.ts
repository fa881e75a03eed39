import { describe, expect, it } from 'vitest';
import {
  add,
  assemble,
  assembleFunctions,
  assign,
  BuildError,
  type Callable,
  drop,
  emitText,
  fn,
  global_,
  gt,
  isZero,
  layout,
  let_,
  loop,
  mul,
  none,
  ptr,
  ret,
  select,
  sub,
  u32,
  when,
} from '../src/index.js';

const Pair = layout('Pair', { left: u32, right: u32 });
const counter = global_('counter', u32);
const bump = fn('bump', {}, u32, () => {
  counter.set(add(counter.get(), 1));
  ret(counter.get());
});

/** Builds a function with parameters `at` and `n` and returns its WAT. */
function built(body: (at: Parameters<Parameters<typeof fn>[3]>[0]) => void): string {
  const subject = fn('subject', { at: ptr, n: u32 }, none, body as never) as Callable<never, 'none'>;
  const module = assembleFunctions({ subject }, { optimize: 'none' });
  const text = emitText(module);
  module.dispose();
  return text;
}

type Params = { at: never; n: never };
const building = (body: (params: Params) => void) => () => built(body as never);

const LINE = /rules\.test\.ts:\d+:\d+/g;

function refusal(build: () => string): string {
  try {
    build();
  } catch (error) {
    expect(error).toBeInstanceOf(BuildError);
    return (error as Error).message;
  }
  throw new Error('nothing was refused');
}

describe('the builder refuses', () => {
  it('V1: a value that is used twice, naming three lines', () => {
    const message = refusal(
      building(({ n }) => {
        const twice = add(n, 1);
        counter.set(mul(twice, twice));
      }),
    );
    expect(message).toMatch(/value built at .* is used at .* and again at .*: name it with let_/);
    expect(message.match(LINE)).toHaveLength(3);
  });

  it('V2: a load that moves past a store', () => {
    const message = refusal(
      building(({ at }) => {
        const before = Pair.left.of(at);
        Pair.left.set(at, 7);
        counter.set(before);
      }),
    );
    expect(message).toMatch(/^memory read at .* is used at .*, after the write at .*: name it with let_$/);
    expect(message.match(LINE)).toHaveLength(3);
  });

  it('V2: a global that moves past a write of it', () => {
    const message = refusal(
      building(({ at }) => {
        const before = counter.get();
        counter.set(1);
        Pair.left.set(at, before);
      }),
    );
    expect(message).toContain('global counter read at');
  });

  it('V2: a local that moves past its change', () => {
    const message = refusal(
      building(({ at, n }) => {
        const before = add(n, 1);
        assign(n, 0);
        Pair.left.set(at, before);
      }),
    );
    expect(message).toContain('local n read at');
  });

  it('V2: a load that moves past a call, which may write', () => {
    const message = refusal(
      building(({ at }) => {
        const before = Pair.left.of(at);
        drop(bump());
        counter.set(before);
      }),
    );
    expect(message).toContain('memory read at');
  });

  it('V3: a call that moves past another statement', () => {
    const message = refusal(
      building(({ at }) => {
        const called = bump();
        Pair.left.set(at, 1);
        counter.set(called);
      }),
    );
    expect(message).toMatch(/call built at .* after another statement/);
  });

  it('V3: a call whose result nobody uses', () => {
    expect(refusal(building(() => void bump()))).toMatch(/call built at .* is never used/);
  });

  it('V4: operands in another order than they were built', () => {
    const message = refusal(
      building(() => {
        const called = bump();
        const read = counter.get();
        counter.set(sub(read, called));
      }),
    );
    expect(message).toContain('operands stand in another order than they were built');
  });

  it('V5: a value that reads, used in a loop it was not built in', () => {
    const message = refusal(
      building(({ n }) => {
        const outside = add(n, 1);
        loop(
          'n times',
          () => gt(n, 0),
          () => {
            counter.set(outside);
            assign(n, sub(n, 1));
          },
        );
      }),
    );
    expect(message).toContain('used in another loop');
  });

  it('V4: a call that select evaluates before what was built before it', () => {
    const condition = building(() => counter.set(select(1, 2, isZero(bump()))));
    expect(condition).not.toThrow();
    const read = building(() => {
      const isUnset = isZero(counter.get());
      counter.set(select(bump(), 100, isUnset));
    });
    expect(refusal(read)).toContain('operands stand in another order than they were built');
  });

  it('V6: a local or a value of another function', () => {
    const capture = (inside: (n: never) => void) =>
      building(({ n }) => {
        fn('inner', {}, none, () => inside(n))();
      });
    expect(refusal(capture((n) => counter.set(n)))).toBe("'inner' uses the local 'n' of another function");
    const value = building(({ n }) => {
      const sum = add(n, 1);
      fn('inner', {}, none, () => counter.set(sum))();
    });
    expect(refusal(value)).toContain('is used in another function');
  });

  it('an argument that is missing, and one that nobody asked for', () => {
    const callee = fn('callee', { size: u32 }, none, () => ret());
    expect(refusal(building(() => callee({} as never)))).toBe("'callee' is called without size");
    expect(refusal(building(() => callee({ size: 1, more: 2 } as never)))).toBe("'callee' has no parameter more");
  });

  it('a condition that is a number', () => {
    expect(refusal(building(({ n }) => when(n, () => {})))).toBe("a condition of 'subject' is a u32");
  });

  it('a loop without a bound, an operand of another kind, a constant out of range, a statement outside a function', () => {
    expect(
      refusal(
        building(({ n }) =>
          loop(
            '',
            () => gt(n, 0),
            () => {},
          ),
        ),
      ),
    ).toContain('states no bound');
    expect(refusal(building(({ at }) => drop(add(at, at))))).toBe('add takes no operands (ptr ptr)');
    expect(refusal(building(({ n }) => drop(add(n, -1))))).toContain(
      'a constant is an integer from 0 to 2^32 - 1, got -1',
    );
    expect(() => counter.set(1)).toThrow('inside a function body only');
    expect(refusal(building(() => ret(1)))).toContain('returns none, got a u32');
  });
});

describe('the builder accepts', () => {
  it('a named value any number of times', () => {
    const text = built((({ n }: Params) => {
      const sum = let_('sum', add(n, 1));
      counter.set(mul(sum, sum));
    }) as never);
    expect(text).toContain('(local.get $sum)\n    (local.get $sum)');
  });

  it('a read before a call in the order in which both were built', () => {
    expect(building(() => counter.set(sub(counter.get(), bump())))).not.toThrow();
  });

  it('locals of one name, told apart', () => {
    const text = built((({ n }: Params) => {
      for (const name of ['a.1', 'a', 'a']) counter.set(let_(name, add(n, 1)));
    }) as never);
    expect(text).toMatch(/\(local \$a\.1 i32\)\n {2}\(local \$a i32\)\n {2}\(local \$a\.2 i32\)/);
  });

  it('nothing that no export reaches', () => {
    const text = built((({ n }: Params) => when(gt(n, 1), () => counter.set(n))) as never);
    expect(text).not.toContain('sigil.bump');
  });
});

describe('a layout', () => {
  it('gives each field the next word and knows its size', () => {
    expect(Pair.FIELDS.map(({ name, kind, offset }) => [name, kind, offset])).toEqual([
      ['left', 'u32', 0],
      ['right', 'u32', 4],
    ]);
    expect(Pair.SIZE_BYTES).toBe(8);
  });
});

it('assembling is refused with the option, its rule and the value', () => {
  const conformer = { alignments: [8] } as never;
  const refused = (options: object) => () => assemble(conformer, options);
  expect(refused({ heapBase: 8 })).toThrow('heap base is an integer from 16 to 4294901760; got 8');
  expect(refused({ heapBase: 1.5 })).toThrow('got 1.5');
  expect(refused({ heapBase: 200_000, maxPages: 2 })).toThrow('maximum pages is an integer from 4 to 65536; got 2');
  expect(refused({ build: 'quick' })).toThrow('build is one of fast, check, audit; got quick');
  expect(refused({ alignmentBytes: 32 })).toThrow('alignment is one of 8; got 32');
});
