/**
 * Declarations resolved: slots by kind, fields by offset. Fields lie in the order of their names, those of the base first,
 * each at a multiple of its own size; as asc 0.9.4 lays them.
 */
import type { ClassDeclaration, Declaration, Types } from './declare.js';
import { DeclarationError } from './errors.js';
import { type Container, log2Of, type Slot } from './flags.js';
import { isPlain, plainKinds } from './plain.js';

export interface Field {
  readonly name: string;
  readonly slot: Slot;
  readonly offset: number;
}

export interface ClassShape {
  readonly kind: 'class';
  readonly fields: readonly Field[];
  /** where the fields end */
  readonly byteLength: number;
}

export interface StaticArrayShape {
  readonly kind: 'static array';
  readonly value: Slot;
}

/** `opaque`: of an object that nobody declared only its id is known. */
export type Shape =
  | { readonly kind: 'string' | 'buffer' | 'opaque' }
  | (Container & { readonly isClamped?: boolean })
  | StaticArrayShape
  | ClassShape;

export const BUILTINS: Readonly<Record<string, { readonly id: number; readonly shape: Shape }>> = {
  ArrayBuffer: { id: 0, shape: { kind: 'buffer' } },
  String: { id: 1, shape: { kind: 'string' } },
};

/** The id above arrays and typed arrays. */
export const VIEW_ID = 2;
export const FIRST_OWN_ID = 3;

/** The slot of a declaration's words. @throws DeclarationError */
function slotFor(words: string, types: Types, where: string): Slot {
  if (isPlain(words)) return { plain: plainKinds[words] };
  const isNullable = words.endsWith('?');
  const type = isNullable ? words.slice(0, -1) : words;
  if (Object.hasOwn(types, type) || Object.hasOwn(BUILTINS, type)) return { isNullable, type };
  throw new DeclarationError(
    where,
    words,
    'a slot is a plain kind, a declared type, or such a type with ? for one that may be null',
  );
}

/** All classes from the first base down to the type itself. @throws DeclarationError */
export function lineOf(name: string, types: Types): readonly (readonly [string, ClassDeclaration])[] {
  const line: [string, ClassDeclaration][] = [];
  for (let at: string | undefined = name; at !== undefined; ) {
    const declaration: Declaration | undefined = Object.hasOwn(types, at) ? types[at] : undefined;
    if (declaration?.kind !== 'class') throw new DeclarationError(name, at, 'a base is a declared class');
    if (line.some(([other]) => other === at)) throw new DeclarationError(name, at, 'no class is its own base');
    line.unshift([at, declaration]);
    at = declaration.options.base;
  }
  return line;
}

function classShape(name: string, types: Types): ClassShape {
  const fields: Field[] = [];
  let end = 0;
  for (const [owner, { fields: own }] of lineOf(name, types))
    for (const [field, words] of Object.entries(own)) {
      const slot = slotFor(words, types, `${owner}.${field}`);
      if (fields.some((other) => other.name === field))
        throw new DeclarationError(name, field, 'a field has a name that no class above has');
      const bytes = 1 << log2Of(slot);
      const offset = Math.ceil(end / bytes) * bytes;
      fields.push({ name: field, slot, offset });
      end = offset + bytes;
    }
  return { kind: 'class', fields, byteLength: end };
}

/** @throws DeclarationError */
export function shapeOf(name: string, types: Types): Shape {
  const declaration = types[name]!;
  const slot = (words: string) => slotFor(words, types, name);
  switch (declaration.kind) {
    case 'class':
      return classShape(name, types);
    case 'array':
    case 'static array':
      return { kind: declaration.kind, value: slot(declaration.element) };
    case 'typed array': {
      const isClamped = declaration.element === 'u8clamped';
      const value = slot(isClamped ? 'u8' : declaration.element);
      return { kind: 'typed array', value, isClamped };
    }
    case 'set':
      return { kind: 'set', value: slot(declaration.key) };
    case 'map':
      return { kind: 'map', key: slot(declaration.key), value: slot(declaration.value) };
    default:
      throw new DeclarationError(name, declaration, 'a type is made by classOf, arrayOf and their like');
  }
}

/** @throws DeclarationError for a name that is taken, and what `shapeOf` throws */
export function shapesOf(types: Types): ReadonlyMap<string, Shape> {
  for (const name of Object.keys(types)) {
    const isTaken = isPlain(name) || Object.hasOwn(BUILTINS, name) || name.endsWith('?') || name === '';
    if (isTaken) throw new DeclarationError(name, name, 'a type has a name of its own, without ? at its end');
  }
  return new Map(Object.keys(types).map((name) => [name, shapeOf(name, types)]));
}
