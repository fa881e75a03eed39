import { describe, expect, it } from 'vitest';
import { heapKernels } from '../../src/allocators/catalogue.js';
import { managedKernels } from '../../src/managed/catalogue.js';
import { type NativeKernel, nativeKernels } from '../../src/native/catalogue.js';

const TURNS = 8;

describe('kernels that are there natively and in wasm', () => {
  const inWasm = (name: string): number | undefined =>
    managedKernels.find((kernel) => kernel.name === name)?.operations(TURNS) ??
    heapKernels.filter((kernel) => kernel.name === name).map(({ operations }) => operations * TURNS)[0];

  it.each(nativeKernels.map((kernel) => [kernel.name, kernel] as [string, NativeKernel]))(
    'do as many operations in a turn: %s',
    (name, { operations }) => {
      expect(operations(TURNS)).toBe(inWasm(name));
    },
  );
});
