/** What a host calls through @assemblyscript/loader: strings, arrays, typed arrays, buffers and classes, in and out. */
export const ARRAY_BUFFER: u32 = idof<ArrayBuffer>();
export const STRING: u32 = idof<string>();
export const NUMBERS: u32 = idof<Array<i32>>();
export const DOUBLES: u32 = idof<Array<f64>>();
export const BYTES: u32 = idof<Array<u8>>();
export const LONGS: u32 = idof<Array<i64>>();
export const TEXTS: u32 = idof<Array<string>>();
export const TABLE: u32 = idof<Array<Array<i32>>>();
export const INT8: u32 = idof<Int8Array>();
export const UINT8: u32 = idof<Uint8Array>();
export const UINT8_CLAMPED: u32 = idof<Uint8ClampedArray>();
export const INT16: u32 = idof<Int16Array>();
export const UINT16: u32 = idof<Uint16Array>();
export const INT32: u32 = idof<Int32Array>();
export const UINT32: u32 = idof<Uint32Array>();
export const INT64: u32 = idof<Int64Array>();
export const UINT64: u32 = idof<Uint64Array>();
export const FLOAT32: u32 = idof<Float32Array>();
export const FLOAT64: u32 = idof<Float64Array>();
export const ANIMAL: u32 = idof<Animal>();
export const DOG: u32 = idof<Dog>();
export const PUPPY: u32 = idof<Puppy>();
export const STONE: u32 = idof<Stone>();

export function concat(a: string, b: string): string {
  return a + b;
}

export function repeat(text: string, count: i32): string {
  return text.repeat(count);
}

export function sum(list: Array<i32>): i32 {
  return list.reduce<i32>((total, value) => total + value, 0);
}

export function average(list: Array<f64>): f64 {
  return list.reduce<f64>((total, value) => total + value, 0.0) / (list.length as f64);
}

export function squares(count: i32): Array<i32> {
  const list = new Array<i32>();
  for (let i = 0; i < count; i++) list.push(i * i);
  return list;
}

export function doubled(list: Array<u8>): Array<u8> {
  return list.map<u8>((value) => (value * 2) as u8);
}

export function negated(list: Array<i64>): Array<i64> {
  return list.map<i64>((value) => -value);
}

export function joined(list: Array<string>): string {
  return list.join(' ');
}

export function words(text: string): Array<string> {
  return text.split(' ');
}

export function transposed(table: Array<Array<i32>>): Array<Array<i32>> {
  const result = new Array<Array<i32>>();
  for (let column = 0; column < table[0].length; column++) {
    const line = new Array<i32>();
    for (let row = 0; row < table.length; row++) line.push(table[row][column]);
    result.push(line);
  }
  return result;
}

export function reversedBytes(buffer: ArrayBuffer): ArrayBuffer {
  const from = Uint8Array.wrap(buffer);
  const to = new Uint8Array(buffer.byteLength);
  for (let i = 0; i < from.length; i++) to[from.length - 1 - i] = from[i];
  return to.buffer;
}

function counted<T, V>(count: i32): T {
  const list = instantiate<T>(count);
  for (let i = 0; i < count; i++) list[i] = (i - 1) as V;
  return list;
}

export function int8(): Int8Array {
  return counted<Int8Array, i8>(5);
}

export function uint8(): Uint8Array {
  return counted<Uint8Array, u8>(5);
}

export function uint8Clamped(): Uint8ClampedArray {
  return counted<Uint8ClampedArray, u8>(5);
}

export function int16(): Int16Array {
  return counted<Int16Array, i16>(5);
}

export function uint16(): Uint16Array {
  return counted<Uint16Array, u16>(5);
}

export function int32(): Int32Array {
  return counted<Int32Array, i32>(5);
}

export function uint32(): Uint32Array {
  return counted<Uint32Array, u32>(5);
}

export function int64(): Int64Array {
  return counted<Int64Array, i64>(5);
}

export function uint64(): Uint64Array {
  return counted<Uint64Array, u64>(5);
}

export function float32(): Float32Array {
  return counted<Float32Array, f32>(5);
}

export function float64(): Float64Array {
  return counted<Float64Array, f64>(5);
}

export function largest(list: Float32Array): f32 {
  let most = list[0];
  for (let i = 1; i < list.length; i++) most = max(most, list[i]);
  return most;
}

export class Animal {
  constructor(public name: string) {}
}

export class Dog extends Animal {
  private seen: Array<Dog> = new Array<Dog>();

  constructor(name: string) {
    super(name);
  }

  /** Both have seen each other: a cycle. */
  meet(other: Dog): i32 {
    this.seen.push(other);
    other.seen.push(this);
    return this.seen.length;
  }

  get greeting(): string {
    return this.name + ' has seen ' + this.seen.length.toString();
  }

  static born: i32 = 0;

  static breed(name: string): Dog {
    Dog.born++;
    return new Dog(name);
  }
}

export class Puppy extends Dog {
  constructor(name: string) {
    super(name);
  }
}

export class Stone {
  weight: i32 = 7;
}

let kept: Animal | null = null;

export function keep(animal: Animal | null): void {
  kept = animal;
}

export function keptName(): string {
  const animal = kept;
  if (animal) return animal.name;
  return '';
}
