/** What a host gives to make an object of: the right kind of value, or an error that says which it should have been. */
import { ValueError } from './errors.js';

export function requireText(value: unknown, where: string): string {
  if (typeof value === 'string') return value;
  throw new ValueError(value, 'a String is made of a string', where);
}

export function bytesOf(value: unknown, where: string): Uint8Array {
  if (value instanceof ArrayBuffer) return new Uint8Array(value);
  if (ArrayBuffer.isView(value)) return new Uint8Array(value.buffer, value.byteOffset, value.byteLength);
  throw new ValueError(value, 'an ArrayBuffer is made of an ArrayBuffer or of a view of one', where);
}

export function requireRecord(value: unknown, where: string): Readonly<Record<string, unknown>> {
  const isRecord = typeof value === 'object' && value !== null && !Array.isArray(value);
  if (isRecord) return value as Readonly<Record<string, unknown>>;
  throw new ValueError(value, 'an object of a class is made of an object with its fields', where);
}

export function requireList(value: unknown, where: string): ArrayLike<unknown> {
  const isList = Array.isArray(value) || (ArrayBuffer.isView(value) && 'length' in value);
  if (isList) return value as unknown as ArrayLike<unknown>;
  throw new ValueError(value, 'an array is made of an array', where);
}

export function requireEntries(
  value: unknown,
  kind: 'set' | 'map',
  where: string,
): readonly (readonly [unknown, unknown])[] {
  if (typeof value !== 'object' || value === null || !(Symbol.iterator in value))
    throw new ValueError(
      value,
      `a ${kind} is made of a ${kind === 'set' ? 'Set' : 'Map'}, or of what it has, one by one`,
      where,
    );
  const all = [...(value as Iterable<unknown>)];
  if (kind === 'set') return all.map((key) => [key, undefined]);
  const stranger = all.find((entry) => !Array.isArray(entry) || entry.length !== 2);
  if (stranger === undefined) return all as [unknown, unknown][];
  throw new ValueError(stranger, 'an entry of a map is a key and a value', where);
}
