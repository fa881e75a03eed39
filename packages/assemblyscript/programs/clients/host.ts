/** What a host that makes and reads objects by itself meets: sets and maps by every kind of key, classes, static arrays, leaks. */
export class Animal {
  legs: i8 = 4;
  name: string;

  constructor(name: string) {
    this.name = name;
  }
}

export class Dog extends Animal {
  isGood: bool = true;
  weight: f64 = 7.5;
  friend: Dog | null = null;
  tag: i16 = -2;
  seen: Array<Dog> = new Array<Dog>();

  constructor(name: string) {
    super(name);
  }
}

export const ANIMAL: u32 = idof<Animal>();
export const DOG: u32 = idof<Dog>();
export const DOGS: u32 = idof<Array<Dog>>();
export const I8S: u32 = idof<Array<i8>>();
export const TEXTS: u32 = idof<Array<string>>();
export const MAYBE_TEXTS: u32 = idof<Array<string | null>>();
export const FIXED: u32 = idof<StaticArray<f32>>();
export const FIXED_TEXTS: u32 = idof<StaticArray<string>>();
export const BYTES: u32 = idof<Uint8Array>();
export const SHORTS: u32 = idof<Uint16Array>();
export const SET_I8: u32 = idof<Set<i8>>();
export const SET_BOOL: u32 = idof<Set<bool>>();
export const SET_TEXT: u32 = idof<Set<string>>();
export const SET_F64: u32 = idof<Set<f64>>();
export const MAP_I8: u32 = idof<Map<i8, i32>>();
export const MAP_U8: u32 = idof<Map<u8, i32>>();
export const MAP_I16: u32 = idof<Map<i16, i32>>();
export const MAP_U16: u32 = idof<Map<u16, i32>>();
export const MAP_I32: u32 = idof<Map<i32, i32>>();
export const MAP_U32: u32 = idof<Map<u32, i32>>();
export const MAP_I64: u32 = idof<Map<i64, i32>>();
export const MAP_U64: u32 = idof<Map<u64, i32>>();
export const MAP_F32: u32 = idof<Map<f32, i32>>();
export const MAP_F64: u32 = idof<Map<f64, i32>>();
export const MAP_BOOL: u32 = idof<Map<bool, i32>>();
export const MAP_TEXT: u32 = idof<Map<string, i32>>();
export const MAP_MAYBE: u32 = idof<Map<string | null, i32>>();
export const MAP_DOG: u32 = idof<Map<Dog, i32>>();
export const MAP_NAMED: u32 = idof<Map<i8, Dog | null>>();

/** The values of the first, the third, ... of the keys; -1 if there are other keys as well. */
function every<K>(map: Map<K, i32>): i32 {
  const keys = map.keys();
  let sum = 0;
  for (let i = 0; i < keys.length; i++) {
    if (!map.has(keys[i])) return -1;
    sum += map.get(keys[i]);
  }
  return keys.length === map.size ? sum : -1;
}

/** Puts the value under every key of the first map into the second, and takes out every other key. */
function changed<K>(map: Map<K, i32>): Map<K, i32> {
  const keys = map.keys();
  for (let i = 0; i < keys.length; i++) {
    map.set(keys[i], map.get(keys[i]) + 1);
    if (i % 2 === 1) map.delete(keys[i]);
  }
  return map;
}

export function everyI8(map: Map<i8, i32>): i32 {
  return every<i8>(map);
}
export function everyU8(map: Map<u8, i32>): i32 {
  return every<u8>(map);
}
export function everyI16(map: Map<i16, i32>): i32 {
  return every<i16>(map);
}
export function everyU16(map: Map<u16, i32>): i32 {
  return every<u16>(map);
}
export function everyI32(map: Map<i32, i32>): i32 {
  return every<i32>(map);
}
export function everyU32(map: Map<u32, i32>): i32 {
  return every<u32>(map);
}
export function everyI64(map: Map<i64, i32>): i32 {
  return every<i64>(map);
}
export function everyU64(map: Map<u64, i32>): i32 {
  return every<u64>(map);
}
export function everyF32(map: Map<f32, i32>): i32 {
  return every<f32>(map);
}
export function everyF64(map: Map<f64, i32>): i32 {
  return every<f64>(map);
}
export function everyBool(map: Map<bool, i32>): i32 {
  return every<bool>(map);
}
export function everyText(map: Map<string, i32>): i32 {
  return every<string>(map);
}
export function everyDog(map: Map<Dog, i32>): i32 {
  return every<Dog>(map);
}

export function changedI8(map: Map<i8, i32>): Map<i8, i32> {
  return changed<i8>(map);
}
export function changedI64(map: Map<i64, i32>): Map<i64, i32> {
  return changed<i64>(map);
}
export function changedText(map: Map<string, i32>): Map<string, i32> {
  return changed<string>(map);
}

export function ofNull(map: Map<string | null, i32>): i32 {
  return map.get(null);
}

export function legsOf(map: Map<i8, Dog | null>, key: i8): i32 {
  const dog = map.get(key);
  if (dog) return dog.legs;
  return -1;
}

export function sumOfTexts(set: Set<string>, a: string, b: string): i32 {
  return (set.has(a) ? 1 : 0) + (set.has(b) ? 2 : 0) + set.size * 10;
}

export function hasNumber(set: Set<f64>, value: f64): bool {
  return set.has(value);
}

export function hasByte(set: Set<i8>, value: i8): bool {
  return set.has(value);
}

export function hasBool(set: Set<bool>, value: bool): bool {
  return set.has(value);
}

export function describeDog(dog: Dog): string {
  const friend = dog.friend;
  const name = friend ? friend.name : 'nobody';
  return (
    dog.name +
    (dog.isGood ? ' is good' : ' is not') +
    ' with ' +
    dog.seen.length.toString() +
    ', ' +
    name +
    ', ' +
    dog.tag.toString() +
    ', ' +
    dog.weight.toString()
  );
}

export function newDog(name: string): Dog {
  const dog = new Dog(name);
  dog.seen.push(dog);
  return dog;
}

export function doubled(numbers: StaticArray<f32>): StaticArray<f32> {
  const result = new StaticArray<f32>(numbers.length);
  for (let i = 0; i < numbers.length; i++) result[i] = numbers[i] * 2;
  return result;
}

export function firstText(texts: StaticArray<string>): string {
  return texts[0];
}

export function grow(list: Array<i8>, count: i32): void {
  for (let i = 0; i < count; i++) list.push(1);
}

export function middle(): Uint16Array {
  const all = new Uint16Array(8);
  for (let i = 0; i < 8; i++) all[i] = 1000 + i;
  return all.subarray(2, 6);
}

export function negativeBytes(): Set<i8> {
  const set = new Set<i8>();
  for (let i = -20; i < 20; i++) set.add(i as i8);
  for (let i = -20; i < 20; i += 3) set.delete(i as i8);
  return set;
}

let kept: Dog | null = null;

export function keep(dog: Dog | null): void {
  kept = dog;
}
