/** What can be wrong with an object, a type or a value that a host names: the rule, what was given, and where. */
import { HostError } from '../errors.js';

/** Parent of all errors of this library. */
export class ObjectsError extends HostError {
  override readonly name: string = 'ObjectsError';
}

/** The instance has not what is asked of it. */
export class MissingExportsError extends ObjectsError {
  override readonly name = 'MissingExportsError';

  constructor(
    readonly missing: readonly string[],
    readonly purpose: string,
  ) {
    super(`the instance does not export ${missing.join(', ')}, needed for ${purpose}`);
  }
}

/** A number that is no reference to an object. */
export class BadReferenceError extends ObjectsError {
  override readonly name = 'BadReferenceError';

  constructor(
    readonly ref: unknown,
    readonly rule: string,
    readonly where: string,
  ) {
    super(`${where}: ${rule}; got ${show(ref)}`);
  }
}

/** An object of another type than the one asked for. */
export class WrongTypeError extends ObjectsError {
  override readonly name = 'WrongTypeError';

  constructor(
    readonly ref: number,
    readonly expected: string,
    readonly actual: string,
    readonly where: string,
  ) {
    super(`${where}: the object at ${ref} is to be ${expected}; it is ${actual}`);
  }
}

/** A type that nobody declared, or an id that type information does not have. */
export class UnknownTypeError extends ObjectsError {
  override readonly name = 'UnknownTypeError';

  constructor(
    readonly type: string | number,
    readonly rule: string,
    readonly where: string,
  ) {
    super(`${where}: ${rule}; got ${show(type)}`);
  }
}

/** A value that does not fit the place it is meant for. */
export class ValueError extends ObjectsError {
  override readonly name = 'ValueError';

  constructor(
    readonly value: unknown,
    readonly rule: string,
    readonly where: string,
  ) {
    super(`${where}: ${rule}; got ${show(value)}`);
  }
}

/** A declaration of types that contradicts itself, or the type information that is there. */
export class DeclarationError extends ObjectsError {
  override readonly name = 'DeclarationError';

  constructor(
    readonly type: string,
    readonly value: unknown,
    readonly rule: string,
  ) {
    super(`type ${type}: ${rule}; got ${show(value)}`);
  }
}

/** A pin or a weak handle is used that has been given back, or whose objects were all freed. */
export class ReleasedError extends ObjectsError {
  override readonly name = 'ReleasedError';

  constructor(
    readonly ref: number,
    readonly what: string,
  ) {
    super(`${what} of the object at ${ref} has been released`);
  }
}

const MOST_LETTERS = 60;

/** A value in one line, for a message. */
export function show(value: unknown): string {
  const text = wordsFor(value);
  return text.length > MOST_LETTERS ? `${text.slice(0, MOST_LETTERS)}…` : text;
}

function wordsFor(value: unknown): string {
  if (typeof value === 'string') return JSON.stringify(value);
  if (typeof value === 'bigint') return `${value}n`;
  if (typeof value !== 'object' || value === null) return String(value);
  return Array.isArray(value) ? `an array of ${value.length}` : `an object ${value.constructor?.name ?? ''}`.trim();
}
