/**
 * Counting as a sentence says it, in JavaScript: an object dies when its last reference goes, and what it refers to loses
 * one. No cycle ever dies. Blocks are never used again, so that a dead one is told from a live one.
 */
import type { LinkName } from '@sigil-alloc/wit';

interface NaiveObject {
  readonly id: number;
  count: number;
}

const PAGE_BYTES = 65_536;
const HEADER_BYTES = 16;

export class NaiveRuntime {
  readonly objects = new Map<number, NaiveObject>();
  readonly exports: Readonly<Record<string, (...args: readonly number[]) => number>>;
  made = 0;
  #top = PAGE_BYTES;
  readonly #memory: WebAssembly.Memory;

  /** @param referencesOf offsets of the references in an object of a type */
  constructor(
    wasm: Uint8Array,
    readonly referencesOf: (id: number) => readonly number[],
  ) {
    const sigil: Partial<Record<LinkName, (...args: number[]) => number | undefined>> = {
      sigil_make: (size, id) => this.#make(size!, id!),
      sigil_retain: (ref) => this.#retain(ref!),
      sigil_release: (ref) => this.#release(ref!),
      sigil_describe: () => undefined,
      sigil_visit: () => undefined,
    };
    const module = new WebAssembly.Module(wasm as BufferSource);
    const { exports } = new WebAssembly.Instance(module, { sigil });
    this.#memory = exports.memory as WebAssembly.Memory;
    this.exports = exports as NaiveRuntime['exports'];
  }

  #make(size: number, id: number): number {
    const ref = this.#top + HEADER_BYTES;
    this.#top = ref + Math.ceil(size / HEADER_BYTES) * HEADER_BYTES;
    while (this.#top > this.#memory.buffer.byteLength) this.#memory.grow(64);
    this.objects.set(ref, { id, count: 0 });
    this.made++;
    return ref;
  }

  #retain(ref: number): number {
    if (ref !== 0) this.#live(ref).count++;
    return ref;
  }

  #release(ref: number): undefined {
    if (ref === 0) return;
    const object = this.#live(ref);
    object.count--;
    if (object.count > 0) return;
    this.objects.delete(ref);
    for (const member of this.members(ref, object)) this.#release(member);
  }

  #live(ref: number): NaiveObject {
    const object = this.objects.get(ref);
    if (object === undefined) throw new Error(`${ref} is no object, or not any more`);
    return object;
  }

  members(ref: number, { id }: NaiveObject): number[] {
    const words = new Uint32Array(this.#memory.buffer);
    return this.referencesOf(id)
      .map((offset) => words[(ref + offset) / 4]!)
      .filter((member) => member !== 0);
  }

  /** What each live object's count would be if only live objects had references. */
  countsFromInside(): Map<number, number> {
    const counts = new Map([...this.objects.keys()].map((ref) => [ref, 0]));
    for (const [ref, object] of this.objects)
      for (const member of this.members(ref, object)) counts.set(member, (counts.get(member) ?? 0) + 1);
    return counts;
  }
}
