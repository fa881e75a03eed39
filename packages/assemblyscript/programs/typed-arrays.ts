/** Every kind of typed array, views on parts of one buffer, and a DataView over the same bytes. */
import { Hash } from './support/hash';

function addBytes(bytes: Uint8Array, hash: Hash): void {
  for (let i = 0; i < bytes.length; i++) hash.add(bytes[i]);
}

function overlay(hash: Hash): void {
  const buffer = new ArrayBuffer(64);
  const words = Uint32Array.wrap(buffer, 16, 8);
  for (let i = 0; i < 8; i++) words[i] = 0x01020304 * i;
  const view = new DataView(buffer);
  view.setFloat64(0, 1.5);
  view.setInt16(8, -2, true);
  const middle = Uint8Array.wrap(buffer).subarray(4, 60);
  addBytes(middle, hash);
  addBytes(middle.subarray(10, 20), hash);
  addBytes(Uint8Array.wrap(buffer.slice(8, 40)), hash);
}

function convert(i: i32, hash: Hash): void {
  const bytes = new Int8Array(20);
  const clamped = new Uint8ClampedArray(20);
  const shorts = new Uint16Array(20);
  const longs = new Int64Array(20);
  const floats = new Float32Array(20);
  for (let j = 0; j < 20; j++) {
    bytes[j] = (i * j) as i8;
    clamped[j] = i * j - 50;
    shorts[j] = (i * j * 37) as u16;
    longs[j] = ((i * j) as i64) << 30;
    floats[j] = (i as f32) / ((j + 1) as f32);
  }
  const doubled = shorts.map((value) => (value * 2) as u16).reverse();
  floats.sort();
  for (let j = 0; j < 20; j++) {
    hash.add(bytes[j]);
    hash.add(clamped[j]);
    hash.add(doubled[j]);
    hash.add((longs[j] >> 30) as i32);
    hash.add((floats[j] * 1000.0) as i32);
  }
}

export function main(): i32 {
  const hash = new Hash();
  for (let i = 0; i < 100; i++) {
    overlay(hash);
    convert(i, hash);
  }
  return hash.value;
}
