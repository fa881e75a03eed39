/* The modules that a door instantiates, through its methods: the suite, and what the owner of a memory may rely on. */
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { type ConformerExports, conformanceTests, exportsSubject } from '@sigil-alloc/conformance';
import type { HeapFace, HeapWith, InstantiateOptions, TrapError } from '@sigil-alloc/host/heap';
import { type Answers, heapMethods, type TrapKind, trapNumber, worlds } from '@sigil-alloc/wit';
import * as runner from 'vitest';
import { installed } from './installed.js';

const { describe, expect, it } = runner;
const BUILDS = ['fast', 'check'] as const;
const OPS = 600;
const PAGE = 65_536;

interface Door {
  instantiate(options?: InstantiateOptions): Promise<HeapWith>;
  answers(build: string): Promise<Answers>;
}

const isTrap = (error: unknown): error is TrapError => error instanceof Error && 'kind' in error;

/** By link names, with unsigned results; a trap is recorded as the door's error tells it, and thrown as the engine's. */
function byLinkNames(heap: HeapFace): ConformerExports {
  let recorded: { kind: TrapKind; requested: number } = { kind: 'none', requested: 0 };
  const methods = heap as unknown as Readonly<Record<string, (...operands: number[]) => number>>;
  const functions = Object.entries(heapMethods).flatMap(([linkName, { method }]) => {
    const call = methods[method];
    if (call === undefined) return [];
    const recording = (...operands: number[]): number => {
      try {
        return call(...operands);
      } catch (error) {
        if (!isTrap(error)) throw error;
        recorded = { kind: error.kind, requested: error.requested ?? recorded.requested };
        throw error.cause;
      }
    };
    return [[linkName, recording]];
  });
  const sigil_trap_kind = () => {
    const { kind } = recorded;
    recorded = { ...recorded, kind: 'none' };
    return trapNumber(kind);
  };
  const { memory, exports } = heap;
  const own = {
    memory,
    cabi_realloc: exports.cabi_realloc,
    sigil_trap_kind,
    sigil_failed_size: () => recorded.requested,
  };
  return { ...own, ...Object.fromEntries(functions) } as unknown as ConformerExports;
}

for (const { name, folder } of installed.packages) {
  const door = (await import(pathToFileURL(join(folder, 'door/index.js')).href)) as Door;
  const exported = new Set(Object.keys((await door.instantiate()).exports));
  const offered = (['heap', 'statistics', 'inspection'] as const).filter((world) =>
    worlds[world].functions.every(({ linkName }) => exported.has(linkName)),
  );
  const functions = new Set(offered.flatMap((world) => worlds[world].functions.map(({ linkName }) => linkName)));
  for (const build of BUILDS) {
    const open = async (maxPages: number) => byLinkNames(await door.instantiate({ build, maxPages }));
    const through = () => exportsSubject({ name: `${name} through its door`, backend: 'wasm', functions, open });
    const answers = await door.answers(build);
    conformanceTests({ name, build, subjects: { door: through }, worlds: offered, answers, ops: OPS, runner });
  }

  describe.each(['fast', 'check', 'audit'] as const)(`${name} in somebody else’s memory (%s)`, (build) => {
    it('writes nothing below its base, nor into pages that others grew', async () => {
      const memory = new WebAssembly.Memory({ initial: 3 });
      const heapBase = PAGE + 4096;
      new Uint8Array(memory.buffer, 0, heapBase).fill(0xab);
      const heap = await door.instantiate({ build, memory, heapBase });
      const foreign: number[] = [];
      const blocks = Array.from({ length: 60 }, (_, index) => {
        if (index % 10 === 0) {
          const page = memory.grow(1);
          new Uint8Array(memory.buffer, page * PAGE, PAGE).fill(0xcd);
          foreign.push(page);
        }
        const size = 700 * index;
        const block = heap.alloc(size);
        heap.bytes(block, size).fill(index);
        return { block, size, index };
      });
      expect(new Uint8Array(memory.buffer, 0, heapBase).every((byte) => byte === 0xab)).toBe(true);
      for (const page of foreign)
        expect(new Uint8Array(memory.buffer, page * PAGE, PAGE).every((byte) => byte === 0xcd)).toBe(true);
      for (const { block, size, index } of blocks) {
        expect(block).toBeGreaterThanOrEqual(heapBase);
        expect(heap.bytes(block, size).every((byte) => byte === index)).toBe(true);
      }
    });

    it('shares it with another heap', async () => {
      const memory = new WebAssembly.Memory({ initial: 1 });
      const heaps = [
        await door.instantiate({ build, memory, heapBase: 1024 }),
        await door.instantiate({ build, memory }),
      ];
      const blocks = Array.from({ length: 80 }, (_, index) => {
        const heap = heaps[index % 2]!;
        const block = heap.alloc(5000);
        heap.bytes(block, 5000).fill(index);
        return { block, index };
      });
      for (const { block, index } of blocks)
        expect(new Uint8Array(memory.buffer, block, 5000).every((byte) => byte === index)).toBe(true);
    });

    it('ends where the owner’s maximum is, and can be used on', async () => {
      const memory = new WebAssembly.Memory({ initial: 2, maximum: 3 });
      const heap = await door.instantiate({ build, memory, heapBase: 2 * PAGE });
      expect(() => heap.alloc(4 * PAGE)).toThrow(
        expect.objectContaining({ name: 'OutOfMemoryError', requested: 4 * PAGE }),
      );
      expect(heap.alloc(1000)).toBeGreaterThanOrEqual(2 * PAGE);
    });
  });
}
