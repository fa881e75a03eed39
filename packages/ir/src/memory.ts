/** Linear memory: words and bytes, size, growth, copy and fill. Words are best reached through a layout. */
import binaryen from 'binaryen';
import { copyLoop, fillLoop } from './bulk.js';
import { hasCalls, here } from './frame.js';
import type { Kind } from './kinds.js';
import { mergeEffects, type Operand, type Resource, Val } from './value.js';

const MEMORY: Resource = 'memory';
const MEMORY_SIZE: Resource = 'memory size';
const WORD_BYTES = 4;

function load<K extends Kind>(
  kind: K,
  base: Operand<'ptr'>,
  build: (base: binaryen.ExpressionRef) => binaryen.ExpressionRef,
): Val<K> {
  const { journal } = here();
  const value = here().value(base);
  const [node] = journal.use([value]);
  const { reads, calls } = mergeEffects([value]);
  const effects = { reads: [...reads, ...journal.read(MEMORY).reads], calls };
  return journal.made(new Val(kind, build(node!), effects, journal));
}

function write(
  operands: readonly Operand<Kind>[],
  build: (...nodes: binaryen.ExpressionRef[]) => binaryen.ExpressionRef,
): void {
  const frame = here();
  const values = operands.map((operand) => frame.value(operand));
  const nodes = frame.journal.use(values);
  frame.emit(build(...nodes), [MEMORY], hasCalls(values));
}

/** The 32-bit word at `base + offset`. */
export const loadWord = <K extends 'ptr' | 'u32'>(kind: K, base: Operand<'ptr'>, offset: number): Val<K> =>
  load(kind, base, (node) => here().module.i32.load(offset, WORD_BYTES, node));

/** Writes the 32-bit word at `base + offset`. */
export const storeWord = (base: Operand<'ptr'>, offset: number, word: Operand<Kind>): void =>
  write([base, word], (to, value) => here().module.i32.store(offset, WORD_BYTES, to!, value!));

/** The 32-bit word at any address, aligned or not. */
export const loadUnaligned = (base: Operand<'ptr'>): Val<'u32'> =>
  load('u32', base, (node) => here().module.i32.load(0, 1, node));

/** Writes a 32-bit word at any address, aligned or not. */
export const storeUnaligned = (base: Operand<'ptr'>, word: Operand<'u32'>): void =>
  write([base, word], (to, value) => here().module.i32.store(0, 1, to!, value!));

/** The byte at `base`, 0..255. */
export const loadByte = (base: Operand<'ptr'>): Val<'u32'> =>
  load('u32', base, (node) => here().module.i32.load8_u(0, 1, node));

/** Writes the low byte of `byte` at `base`. */
export const storeByte = (base: Operand<'ptr'>, byte: Operand<'u32'>): void =>
  write([base, byte], (to, value) => here().module.i32.store8(0, 1, to!, value!));

/** Pages of linear memory, each of 64 KiB. */
export function memoryPages(): Val<'u32'> {
  const { module, journal } = here();
  return new Val('u32', module.memory.size(), journal.read(MEMORY_SIZE), journal);
}

/** Grows linear memory by `pages`; the old number of pages, or 2^32 - 1 and nothing happened. */
export function growMemory(pages: Operand<'u32'>): Val<'u32'> {
  const { module, journal } = here();
  const value = here().value(pages);
  const [node] = journal.use([value]);
  return journal.made(new Val('u32', module.memory.grow(node!), journal.call([value]), journal));
}

const hasBulkMemory = (): boolean => here().assembly.options.features === 'baseline';

/** Copies `bytes` from `source` to `destination`, right for every overlap. */
export function copyBytes(destination: Operand<'ptr'>, source: Operand<'ptr'>, bytes: Operand<'u32'>): void {
  if (!hasBulkMemory()) copyLoop({ destination, source, bytes });
  else write([destination, source, bytes], (to, from, count) => here().module.memory.copy(to!, from!, count!));
}

/** Fills `bytes` from `destination` on with the low byte of `value`. */
export function fillBytes(destination: Operand<'ptr'>, value: Operand<'u32'>, bytes: Operand<'u32'>): void {
  if (!hasBulkMemory()) fillLoop({ destination, value, bytes });
  else write([destination, value, bytes], (to, byte, count) => here().module.memory.fill(to!, byte!, count!));
}

/**
 * What a build needs of Binaryen's features: the baseline of the contract, or plain MVP. Of bulk memory only copy and fill
 * are used: with the rest, Binaryen would add a section that counts data segments.
 */
export const FEATURES = {
  baseline:
    binaryen.Features.MVP |
    binaryen.Features.MutableGlobals |
    binaryen.Features.SignExt |
    binaryen.Features.BulkMemoryOpt,
  mvp: binaryen.Features.MVP,
} as const;
