/** What runs in the browser: all that a heap is asked for there, and a report of it. */

/** Text of the page's module; it knows the package by its name alone, which somebody resolves. */
export const pageOf = (packageName: string): string => `
import { answers, instantiate, OutOfMemoryError, TrapError } from '${packageName}';

const thrown = (run) => {
  try { return run(); } catch (error) {
    const { name, kind, requested } = error;
    return { name, kind, requested, isTrap: error instanceof TrapError, isExhaustion: error instanceof OutOfMemoryError };
  }
};

async function report() {
  const heap = await instantiate({ maxPages: 4 });
  const scope = heap.enterScope();
  const block = heap.alloc(100);
  heap.bytes(block, 100).fill(7);
  const moved = heap.realloc(block, 100, 70_000);
  const kept = heap.bytes(moved, 100).every((byte) => byte === 7);
  heap.exitScope(scope);
  const exhausted = thrown(() => heap.alloc(0xffff_0000));
  const after = heap.alloc(8) > 0;

  const memory = new WebAssembly.Memory({ initial: 2 });
  new Uint8Array(memory.buffer).fill(0xab);
  const guest = await instantiate({ build: 'check', memory, heapBase: 65_536 });
  const inside = guest.alloc(32);
  const misused = thrown(() => guest.exitScope(0x7fff_ffff));
  const intact = new Uint8Array(memory.buffer, 0, 65_536).every((byte) => byte === 0xab);
  const { alignmentBytes } = await answers('audit');
  return { kept, exhausted, after, inside: inside >= 65_536, misused, intact, alignmentBytes, pages: heap.memory.buffer.byteLength / 65_536 };
}

const told = await report().catch((error) => ({ error: String(error?.stack ?? error) }));
await fetch('/report', { method: 'POST', body: JSON.stringify(told) });
`;

export const documentOf = (script: string, importMap?: object): string => `<!doctype html>
<meta charset="utf-8">
<title>a heap</title>
<link rel="icon" href="data:,">
${importMap === undefined ? '' : `<script type="importmap">${JSON.stringify(importMap)}</script>`}
<script type="module" src="${script}"></script>
`;
