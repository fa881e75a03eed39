/**
 * What a module may ask of its host while it works: the imports of module `sigil`. They have to be there before there is an
 * instance, and what they do is said when there is one.
 */
type Finalizer = (ref: number) => void;

export interface HookOptions {
  /** the site of the object that is being made, see `traceSites`. Default: 0 for all */
  readonly site?: () => number;
  /**
   * What is thrown in a finaliser: it cannot go through the runtime, which is in the middle of its work. Default: thrown again
   * when the work is done, where nobody can catch it
   */
  readonly onError?: (error: unknown) => void;
}

export class ObjectHooks {
  readonly #finalizers = new Map<number, Finalizer>();
  /** For module `sigil` of the instance's imports. */
  readonly imports: { readonly sigil_finalize: (ref: number, id: number) => void; readonly sigil_site: () => number };

  constructor({ site = () => 0, onError = throwLater }: HookOptions = {}) {
    this.imports = {
      sigil_finalize: (ref, id) => {
        try {
          this.#finalizers.get(id >>> 0)?.(ref >>> 0);
        } catch (error) {
          onError(error);
        }
      },
      sigil_site: () => site(),
    };
  }

  /** One callback per id; undefined takes it away. */
  setFinalizer(id: number, callback: Finalizer | undefined): void {
    if (callback === undefined) this.#finalizers.delete(id);
    else this.#finalizers.set(id, callback);
  }
}

export function throwLater(error: unknown): void {
  queueMicrotask(() => {
    throw error;
  });
}
