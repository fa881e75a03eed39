/** Strings: UTF-16 as it lies in memory, lone surrogates and all. */
import type { LinearMemory } from './memory.js';

/** An engine takes only so many arguments at once. */
const LETTERS_AT_ONCE = 4096;

export function readText(memory: LinearMemory, ref: number): string {
  const letters = new Uint16Array(memory.buffer, ref, memory.sizeOf(ref) >>> 1);
  const parts: string[] = [];
  for (let at = 0; at < letters.length; at += LETTERS_AT_ONCE)
    parts.push(String.fromCharCode(...letters.subarray(at, at + LETTERS_AT_ONCE)));
  return parts.join('');
}

export function writeText(memory: LinearMemory, ref: number, text: string): void {
  const letters = new Uint16Array(memory.buffer, ref, text.length);
  for (let at = 0; at < text.length; at++) letters[at] = text.charCodeAt(at);
}
