/**
 * Pins keep objects, weak handles only remember them. One that was dropped without being given back is given back when the
 * engine's own collector finds it: some time later, or never; and nothing is when the process ends.
 */
import { ReleasedError } from './errors.js';
import { throwLater } from './hooks.js';
import type { Ref } from './infer.js';
import { type Exporting, type Runtime, requireExport } from './runtime.js';

/** Where the engine has no `Symbol.dispose`, nothing can ask for it. */
const DISPOSE: typeof Symbol.dispose = Symbol.dispose ?? (Symbol('dispose') as typeof Symbol.dispose);

/** Keeps an object: one count of it is the pin's. */
export interface Pin<R extends Ref = Ref> {
  /** @throws ReleasedError */
  readonly ref: R;
  readonly isReleased: boolean;
  /** Gives the count back. Doing it again does nothing. */
  release(): void;
  /** Hands the count to the caller, who releases `ref` by other means. @throws ReleasedError */
  take(): R;
  [Symbol.dispose](): void;
}

/** Remembers an object without keeping it. */
export interface Weak<R extends Ref = Ref> {
  /** A pin of the object; undefined if it has died. @throws ReleasedError */
  upgrade(): Pin<R> | undefined;
  readonly isForgotten: boolean;
  /** Gives the weak handle back. Doing it again does nothing. */
  forget(): void;
  [Symbol.dispose](): void;
}

const pins = new WeakSet<object>();

export const isPin = (value: unknown): value is Pin => typeof value === 'object' && value !== null && pins.has(value);

/** What a pin or a weak handle stands for, and whether it still does; the engine's collector sees it when that is gone. */
interface Held {
  readonly epoch: number;
  readonly value: number;
  isOver: boolean;
}

export class Handles {
  /** Grows when all objects are freed at once: what is older stands for nothing. */
  #epoch = 0;
  readonly #runtime: Runtime;
  readonly #dropped: FinalizationRegistry<readonly [Held, (value: number) => void]>;

  constructor(runtime: Runtime, onError: (error: unknown) => void = throwLater) {
    this.#runtime = runtime;
    this.#dropped = new FinalizationRegistry(([held, giveBack]) => {
      try {
        this.#end(held, giveBack);
      } catch (error) {
        onError(error);
      }
    });
  }

  /** All objects are gone. */
  forgetAll(): void {
    this.#epoch++;
  }

  #end(held: Held, giveBack: (value: number) => void): void {
    if (held.isOver) return;
    held.isOver = true;
    if (held.epoch === this.#epoch) giveBack(held.value);
  }

  #isOver = (held: Held): boolean => held.isOver || held.epoch !== this.#epoch;

  /** @returns a function that ends what it stands for */
  #watch(handle: object, held: Held, giveBack: (value: number) => void): () => void {
    this.#dropped.register(handle, [held, giveBack], handle);
    return () => {
      this.#dropped.unregister(handle);
      this.#end(held, giveBack);
    };
  }

  /** A pin for a count that is there already. */
  adopt<R extends Ref>(ref: R): Pin<R> {
    const held: Held = { epoch: this.#epoch, value: ref, isOver: false };
    const isOver = this.#isOver;
    const use = (): R => {
      if (isOver(held)) throw new ReleasedError(held.value, 'the pin');
      return held.value as R;
    };
    const pin: Pin<R> = {
      get ref() {
        return use();
      },
      get isReleased() {
        return isOver(held);
      },
      release: () => end(),
      take: () => {
        const taken = use();
        held.isOver = true;
        end();
        return taken;
      },
      [DISPOSE]: () => end(),
    };
    const { release } = this.#runtime;
    const end = this.#watch(pin, held, release);
    pins.add(pin);
    return pin;
  }

  pin<R extends Ref>(ref: R): Pin<R> {
    this.#runtime.retain(ref);
    return this.adopt(ref);
  }

  /** @throws MissingExportsError */
  weaken<R extends Ref>(ref: R, instance: Exporting): Weak<R> {
    const { weaken, upgrade, forget } = weakCallsOf(instance);
    const held: Held = { epoch: this.#epoch, value: weaken(ref), isOver: false };
    const isOver = this.#isOver;
    const weak: Weak<R> = {
      upgrade: () => {
        if (isOver(held)) throw new ReleasedError(ref, 'the weak handle');
        const found = upgrade(held.value);
        return found === 0 ? undefined : this.adopt(found as R);
      },
      get isForgotten() {
        return isOver(held);
      },
      forget: () => end(),
      [DISPOSE]: () => end(),
    };
    const end = this.#watch(weak, held, forget);
    return weak;
  }
}

/** Apart from pins and weak handles: what the engine's collector is to call must not lead to what it is to find. */
const weakCallsOf = ({ exports }: Exporting) => ({
  weaken: requireExport(exports, 'sigil_weaken', 'weak handles'),
  upgrade: requireExport(exports, 'sigil_upgrade', 'weak handles'),
  forget: requireExport(exports, 'sigil_forget', 'weak handles') as (handle: number) => void,
});
