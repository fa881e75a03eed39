/** Which types there are: ids and names, what type information says of an id, and whether an object is what one takes it for. */
import type { Types } from './declare.js';
import { BadReferenceError, DeclarationError, UnknownTypeError, WrongTypeError } from './errors.js';
import { comparable, containerOf, FINALIZED, flagsOf } from './flags.js';
import type { LinearMemory } from './memory.js';
import { BUILTINS, type Shape, shapesOf } from './shapes.js';

/** What type information has for an id. */
export interface TypeInfo {
  readonly id: number;
  /** undefined for what nobody declared */
  readonly name: string | undefined;
  readonly flags: number;
  /** 0: none */
  readonly base: number;
}

export class Catalog {
  readonly #ids = new Map<string, number>();
  readonly #names = new Map<number, string>();
  readonly #shapes = new Map<number, Shape>();

  /**
   * @param rtti where type information lies
   * @throws DeclarationError, UnknownTypeError
   */
  constructor(
    readonly memory: LinearMemory,
    readonly rtti: number,
    types: Types,
    ids: ReadonlyMap<string, number>,
  ) {
    for (const [name, { id, shape }] of Object.entries(BUILTINS)) this.#add(name, id, shape);
    const shapes = shapesOf(types);
    for (const [name, shape] of shapes) {
      const id = ids.get(name);
      if (id === undefined) throw new DeclarationError(name, id, 'a declared type has an id');
      if (this.#names.has(id)) throw new DeclarationError(name, id, `the id is that of ${this.#names.get(id)}`);
      this.#add(name, id, shape);
    }
    for (const [name, shape] of shapes) this.#agree(name, shape, types);
  }

  #add(name: string, id: number, shape: Shape): void {
    this.#ids.set(name, id);
    this.#names.set(id, name);
    this.#shapes.set(id, shape);
  }

  /** What was declared is what type information says. */
  #agree(name: string, shape: Shape, types: Types): void {
    const { flags, base } = this.infoOf(name, name);
    const expected = 'value' in shape && shape.kind !== 'static array' ? flagsOf(shape) : 0;
    if (comparable(flags) !== expected)
      throw new DeclarationError(
        name,
        `0x${(flags >>> 0).toString(16)}`,
        `the flags of a ${shape.kind} such as was declared are 0x${expected.toString(16)}`,
      );
    const declaration = types[name];
    const baseName = declaration?.kind === 'class' ? declaration.options.base : undefined;
    if (baseName !== undefined && base !== this.idOf(baseName, name))
      throw new DeclarationError(name, base, `the id of its base ${baseName} is ${this.idOf(baseName, name)}`);
  }

  /** How many ids there are. */
  get count(): number {
    return this.memory.word(this.rtti);
  }

  /** @throws UnknownTypeError */
  idOf(type: string | number, where: string): number {
    const id = typeof type === 'number' ? type : this.#ids.get(type);
    if (id === undefined)
      throw new UnknownTypeError(type, `a type is one of ${[...this.#ids.keys()].join(', ')}`, where);
    if (Number.isInteger(id) && id >= 0 && id < this.count) return id;
    throw new UnknownTypeError(id, `an id is below ${this.count}`, where);
  }

  nameOf(id: number): string | undefined {
    return this.#names.get(id);
  }

  get names(): Readonly<Record<number, string>> {
    return Object.fromEntries(this.#names);
  }

  /** For a message. */
  wordsFor(id: number): string {
    return this.#names.get(id) ?? `of the id ${id}`;
  }

  /** @throws UnknownTypeError */
  infoOf(type: string | number, where: string): TypeInfo {
    const id = this.idOf(type, where);
    const at = this.rtti + 4 + 8 * id;
    return { id, name: this.#names.get(id), flags: this.memory.word(at), base: this.memory.word(at + 4) };
  }

  /** Has the runtime tell before objects of the id die. */
  markFinalized(id: number): void {
    const at = this.rtti + 4 + 8 * id;
    this.memory.setWord(at, this.memory.word(at) | FINALIZED);
  }

  /** What was declared, or else what flags tell. @throws UnknownTypeError */
  shapeOf(type: string | number, where: string): Shape {
    const { id, flags } = this.infoOf(type, where);
    const known = this.#shapes.get(id);
    if (known !== undefined) return known;
    const shape = containerOf(flags) ?? { kind: 'opaque' };
    this.#shapes.set(id, shape);
    return shape;
  }

  /** The id of an object. @throws BadReferenceError, UnknownTypeError */
  typeOf(ref: unknown, where: string): number {
    const fault = this.memory.faultOf(ref);
    if (fault !== undefined) throw new BadReferenceError(ref, fault, where);
    return this.idOf(this.memory.idOf(ref as number), where);
  }

  isBelow(id: number, base: number): boolean {
    let at = id;
    for (let steps = this.count; steps > 0 && at !== 0; steps--) {
      if (at === base) return true;
      at = this.infoOf(at, 'base').base;
    }
    return id === base;
  }

  /**
   * The reference, if it is one to an object of the type or of one below it.
   *
   * @throws BadReferenceError, UnknownTypeError, WrongTypeError
   */
  require(ref: unknown, type: string | number, where: string): number {
    const actual = this.typeOf(ref, where);
    const expected = this.idOf(type, where);
    if (this.isBelow(actual, expected)) return ref as number;
    throw new WrongTypeError(ref as number, this.wordsFor(expected), this.wordsFor(actual), where);
  }
}
