/** The library's front: objects of an instance, by the names of their types. */
import { Catalog, type TypeInfo } from './catalog.js';
import type { Types } from './declare.js';
import { MissingExportsError, ValueError } from './errors.js';
import type { ObjectHooks } from './hooks.js';
import type { Checked, DeepValue, FieldsOf, Input, NameOf, Ref, RefOf, SlotInput, SlotValue, Value } from './infer.js';
import { Maker } from './make.js';
import { LinearMemory } from './memory.js';
import { Handles, type Pin, type Weak } from './pin.js';
import type { AnyTypedArray, ArrayTypeOf } from './plain.js';
import { Reader, requireRoom } from './read.js';
import { type Exporting, memoryOf, type Runtime, requireExport, rttiBaseOf, runtimeOf } from './runtime.js';
import { readSlot } from './slots.js';
import { type View, viewOf } from './view.js';

export interface ObjectsOptions<T extends Types> {
  /** types of the program by names of one's own; what is not declared is known by id and flags */
  readonly types?: T & Checked<T>;
  /** the ids that the program has for them: one for each */
  readonly ids?: { readonly [N in keyof T]: number };
  /** address of type information. Default: what the instance exports as `__rtti_base` */
  readonly rtti?: number;
  /** what the instance was given as imports; needed for finalisers */
  readonly hooks?: ObjectHooks;
  /** what goes wrong while a dropped pin is given back. Default: thrown where nobody can catch it */
  readonly onError?: (error: unknown) => void;
}

type ElementsOf<T extends Types, N extends string> = N extends 'ArrayBuffer'
  ? Uint8Array<ArrayBuffer>
  : T[N] extends { readonly element: infer E extends string }
    ? ArrayTypeOf<E>
    : AnyTypedArray;

/** As an engine hands out a reference above 2 GiB it is negative. */
const unsigned = (ref: number): number => (ref < 0 && Number.isInteger(ref) ? ref >>> 0 : ref);

export class Objects<const T extends Types = Record<never, never>> {
  readonly #instance: Exporting;
  readonly #runtime: Runtime;
  readonly #memory: LinearMemory;
  readonly #catalog: Catalog;
  readonly #reader: Reader;
  readonly #handles: Handles;
  readonly #hooks: ObjectHooks | undefined;

  /** @throws MissingExportsError, DeclarationError, UnknownTypeError */
  constructor(instance: Exporting, { types, ids, rtti, hooks, onError }: ObjectsOptions<T> = {}) {
    const base = rtti ?? rttiBaseOf(instance);
    if (base === undefined)
      throw new MissingExportsError(['__rtti_base'], 'types: tell where type information lies, or describe them');
    this.#instance = instance;
    this.#runtime = runtimeOf(instance);
    this.#memory = new LinearMemory(memoryOf(instance));
    this.#catalog = new Catalog(this.#memory, base, types ?? {}, new Map(Object.entries(ids ?? {})));
    this.#reader = new Reader(this.#catalog);
    this.#handles = new Handles(this.#runtime, onError);
    this.#hooks = hooks;
  }

  /** What type information says of a type. @throws UnknownTypeError */
  typeInfo(type: NameOf<T> | number): TypeInfo {
    return this.#catalog.infoOf(type, 'typeInfo');
  }

  /** Names of all types that have one, by their ids: for a leak report. */
  get typeNames(): Readonly<Record<number, string>> {
    return this.#catalog.names;
  }

  /** The type of an object. @throws BadReferenceError, UnknownTypeError */
  typeOf(ref: number): TypeInfo {
    return this.#catalog.infoOf(this.#catalog.typeOf(unsigned(ref), 'typeOf'), 'typeOf');
  }

  /** References counted on an object: how often it is kept. @throws BadReferenceError, UnknownTypeError */
  countOf(ref: number): number {
    this.#catalog.typeOf(unsigned(ref), 'countOf');
    return this.#memory.countOf(unsigned(ref));
  }

  /** Whether an object is of the type, or of one below it. @throws BadReferenceError, UnknownTypeError */
  instanceOf<N extends NameOf<T>>(ref: number, type: N): ref is RefOf<T, N>;
  instanceOf(ref: number, type: number): boolean;
  instanceOf(ref: number, type: string | number): boolean {
    return this.#catalog.isBelow(
      this.#catalog.typeOf(unsigned(ref), 'instanceOf'),
      this.#catalog.idOf(type, 'instanceOf'),
    );
  }

  /** A number from the program as what it is. @throws BadReferenceError, UnknownTypeError, WrongTypeError */
  as<N extends NameOf<T>>(type: N, ref: number): RefOf<T, N> {
    return this.#require(ref, type) as RefOf<T, N>;
  }

  #require = (ref: number, type: string | number): number => this.#catalog.require(unsigned(ref), type, String(type));

  /**
   * A new object and a pin that keeps it. Values that are no references become objects of their own, as deep as they go.
   * When it fails, nothing of it is left.
   *
   * @throws ValueError, BadReferenceError, UnknownTypeError, WrongTypeError; the engine's error where memory cannot be had
   */
  make<N extends NameOf<T>>(type: N, value: Input<T, N>): Pin<RefOf<T, N>>;
  make(id: number, value: unknown): Pin;
  make(type: string | number, value: unknown): Pin {
    const maker = new Maker(this.#catalog, this.#runtime);
    return this.#handles.adopt(maker.make(type, value, String(type)) as Ref);
  }

  /**
   * A copy of what is in an object; references in it stay references. By id and flags alone where no type is named.
   *
   * @throws BadReferenceError, UnknownTypeError, WrongTypeError
   */
  read<N extends NameOf<T>>(type: N, ref: number): Value<T, N>;
  read(ref: number): unknown;
  read(type: string | number, ref?: number): unknown {
    return typeof type === 'string'
      ? this.#reader.read(this.#require(ref!, type), type)
      : this.#reader.read(unsigned(type), 'read');
  }

  /** A copy of an object and of all it leads to; what is shared, or leads back to itself, does so in the copy. */
  readDeep<N extends NameOf<T>>(type: N, ref: number): DeepValue<T, N>;
  readDeep(ref: number): unknown;
  readDeep(type: string | number, ref?: number): unknown {
    return typeof type === 'string'
      ? this.#reader.readDeep(this.#require(ref!, type), type)
      : this.#reader.readDeep(unsigned(type), 'readDeep');
  }

  /** The elements of an array of plain values, or the bytes of a buffer, where they lie. @throws as `read`; ValueError */
  view<N extends NameOf<T>>(type: N, ref: number): View<ElementsOf<T, N>>;
  view(ref: number): View;
  view(type: string | number, ref?: number): View {
    return typeof type === 'string'
      ? viewOf(this.#catalog, this.#require(ref!, type), type)
      : viewOf(this.#catalog, unsigned(type), 'view');
  }

  /** One field of an object. @throws as `read`; ValueError for a field that the type does not have */
  get<N extends keyof T & string, F extends keyof FieldsOf<T, N> & string>(
    type: N,
    ref: number,
    field: F,
  ): SlotValue<T, FieldsOf<T, N>[F] & string> {
    const { slot, at } = this.#field(type, ref, field);
    return readSlot(this.#catalog, slot, at) as SlotValue<T, FieldsOf<T, N>[F] & string>;
  }

  /** Sets one field, and gives back what was in it. @throws as `make` */
  set<N extends keyof T & string, F extends keyof FieldsOf<T, N> & string>(
    type: N,
    ref: number,
    field: F,
    value: SlotInput<T, FieldsOf<T, N>[F] & string>,
  ): void {
    const { slot, at } = this.#field(type, ref, field);
    new Maker(this.#catalog, this.#runtime).put(slot, at, value, `${type}.${field}`);
  }

  #field(type: string, ref: number, name: string) {
    const object = this.#require(ref, type);
    const id = this.#catalog.idOf(type, type);
    const shape = this.#catalog.shapeOf(id, type);
    const fields = shape.kind === 'class' ? shape.fields : [];
    const field = fields.find((candidate) => candidate.name === name);
    if (field === undefined || shape.kind !== 'class')
      throw new ValueError(name, `a field of ${type} is one of ${fields.map((other) => other.name).join(', ')}`, type);
    requireRoom(this.#catalog, object, id, shape, type);
    return { slot: field.slot, at: object + field.offset };
  }

  /** A pin of an object: one count more. @throws BadReferenceError, UnknownTypeError */
  pin<R extends Ref>(ref: R): Pin<R> {
    this.#catalog.typeOf(ref, 'pin');
    return this.#handles.pin(ref);
  }

  /**
   * A pin for a count that is the caller's already: what a function of a program returns is counted for who called it.
   *
   * @throws BadReferenceError, UnknownTypeError, WrongTypeError
   */
  adopt<N extends NameOf<T>>(type: N, ref: number): Pin<RefOf<T, N>>;
  adopt(ref: number): Pin;
  adopt(type: string | number, ref?: number): Pin {
    if (typeof type === 'string') return this.#handles.adopt(this.#require(ref!, type) as Ref);
    this.#catalog.typeOf(unsigned(type), 'adopt');
    return this.#handles.adopt(unsigned(type) as Ref);
  }

  /** A weak handle: it keeps nothing. Needs the world `managed`. @throws MissingExportsError, BadReferenceError, UnknownTypeError */
  weaken<R extends Ref>(ref: R): Weak<R> {
    this.#catalog.typeOf(ref, 'weaken');
    return this.#handles.weaken(ref, this.#instance);
  }

  /** Frees what only cycles keep. */
  collect(): void {
    this.#runtime.collect();
  }

  /** Frees all objects. Pins of them are over: giving them back does nothing, using them is an error. @throws MissingExportsError */
  freeAll(): void {
    requireExport(this.#instance.exports, 'sigil_free_all', 'freeing all objects')();
    this.#handles.forgetAll();
  }

  /**
   * Calls back before an object of exactly this type dies: its fields are as they were. What the callback retains stays alive,
   * and is not told of a second time. undefined takes the callback away.
   *
   * @throws MissingExportsError where the instance was made without `hooks`
   */
  onFinalize<N extends NameOf<T>>(type: N, callback: ((ref: RefOf<T, N>) => void) | undefined): void {
    if (this.#hooks === undefined)
      throw new MissingExportsError(['sigil_finalize'], 'finalisers: give `hooks` to the instance and here');
    const id = this.#catalog.idOf(type, 'onFinalize');
    this.#catalog.markFinalized(id);
    this.#hooks.setFinalizer(id, callback as ((ref: number) => void) | undefined);
  }
}
