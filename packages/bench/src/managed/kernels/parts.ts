/** What the kernels are made of, and the ways in which they own their objects. */
import {
  add,
  assign,
  type Callable,
  fn,
  type Local,
  let_,
  loop,
  lt,
  mul,
  type Operand,
  ret,
  shl,
  shr,
  u32,
  type Val,
  word,
  xor,
} from '@sigil-alloc/ir';

/** What is dropped as a whole, entered at the object that leads to all others. */
export type Shape = 'tree' | 'ring' | 'list' | 'cells';

/** `Type` -> nothing or a value; a type is a layout. */
export interface ObjectType {
  readonly NAME: string;
  readonly SIZE_BYTES: number;
}

/**
 * A way to own objects. Kernels move what they own: an object is counted once when it is made, and again only where a
 * second reference to it is kept while the first one stays.
 */
export interface Ownership {
  /** A new object, which is owned by whoever has it. Its fields are not set. */
  make(type: ObjectType): Val<'ptr'>;
  /** A reference to it more is kept. */
  share(ref: Local<'ptr'>): void;
  /** A reference to it less is kept; others are. */
  unshare(ref: Local<'ptr'>): void;
  /** The last reference to it goes; what it leads to lives on. */
  lose(ref: Local<'ptr'>): void;
  /** The last reference from outside goes, and with it all that it leads to. */
  drop(shape: Shape, ref: Local<'ptr'>): void;
  /** Nothing that `body` makes lives on after it. */
  within(body: () => void): void;
}

export type Sum = Local<'u32'>;

/** Turns -> checksum of what it found in its objects, never of addresses. */
export type Kernel = Callable<{ readonly turns: 'u32' }, 'u32'>;

export const kernel = (name: string, body: (turns: Local<'u32'>, sum: Sum) => void): Kernel =>
  fn(name, { turns: u32 }, u32, ({ turns }) => {
    const sum = let_('sum', word(0));
    body(turns, sum);
    ret(sum);
  });

/** Takes a value into the checksum; the order counts. */
export const fold = (sum: Sum, value: Operand<'u32'>): void => assign(sum, add(mul(sum, 31), value));

/** `body` as often as `times` says, with the number of the turn from `first` on. */
export function repeat(times: Local<'u32'> | number, body: (turn: Local<'u32'>) => void, first = 0): void {
  const turn = let_('turn', word(first));
  loop(
    'times',
    () => lt(turn, times),
    () => {
      body(turn);
      assign(turn, add(turn, 1));
    },
  );
}

const SEED = 0x2545f491;

/** Random numbers, never 0, the same in every call of a kernel: what is given changes the local that it is given. */
export function randomNumbers(): { readonly current: Local<'u32'>; readonly next: () => void } {
  const current = let_('random', word(SEED));
  const next = (): void => {
    assign(current, xor(current, shl(current, 13)));
    assign(current, xor(current, shr(current, 17)));
    assign(current, xor(current, shl(current, 5)));
  };
  return { current, next };
}
