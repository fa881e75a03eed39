import { emitText, emitWasm, type LinkOptions, link } from '@sigil-alloc/ir';
import binaryen from 'binaryen';
import { describe, expect, it } from 'vitest';
import { FIRST_BLOCK_OFFSET, HEAP_BYTES, PAYLOAD_OFFSET } from '../src/layout.js';
import { conformer } from '../src/prelude.js';

const PAGE = 65_536;
const ALLOC = '(import "sigil" "sigil_alloc" (func $alloc (param i32) (result i32)))';
const FREE = '(import "sigil" "sigil_free" (func $free (param i32)))';
const USE = `
  (func (export "use") (param i32) (result i32) (call $alloc (local.get 0)))
  (func (export "drop") (param i32) (call $free (local.get 0)))`;
const IMPORTS = `${ALLOC} ${FREE}`;
const FIRST_PAYLOAD = HEAP_BYTES + FIRST_BLOCK_OFFSET + PAYLOAD_OFFSET;

async function linked(wat: string, options: LinkOptions = {}) {
  const module = link(binaryen.parseText(`(module ${wat})`), conformer, options);
  const text = emitText(module);
  const { instance } = await WebAssembly.instantiate(emitWasm(module) as BufferSource);
  module.dispose();
  const call = instance.exports as unknown as Record<string, (...args: number[]) => number>;
  return { text, call, memory: instance.exports.memory as WebAssembly.Memory };
}

const firstPayload = async (wat: string, options: LinkOptions = {}): Promise<number> =>
  (await linked(`${IMPORTS} ${wat} ${USE}`, options)).call.use!(8) >>> 0;

describe('the heap of a linked program', { timeout: 30_000 }, () => {
  it('begins at the exported __heap_base, with its record, its first pool, and then the first block', async () => {
    const base = '(memory 2) (global $b i32 (i32.const 70000)) (export "__heap_base" (global $b))';
    expect(await firstPayload(base)).toBe(70_000 + FIRST_PAYLOAD);
  });

  it('begins at the next multiple of 16 if its base is none', async () => {
    expect(await firstPayload('(memory 2)', { heapBase: 70_001 })).toBe(70_016 + FIRST_PAYLOAD);
  });

  it('lies in pages of its own if the program’s memory leaves no room', async () => {
    expect(await firstPayload('(memory 3)')).toBe(3 * PAGE + FIRST_PAYLOAD);
    for (const left of [16, FIRST_PAYLOAD])
      expect(await firstPayload('(memory 3)', { heapBase: 3 * PAGE - left })).toBe(3 * PAGE + FIRST_PAYLOAD);
    const roomForOne = 3 * PAGE - FIRST_PAYLOAD - 16;
    expect(await firstPayload('(memory 3)', { heapBase: roomForOne })).toBe(roomForOne + FIRST_PAYLOAD);
  });

  it('leaves what lies below its base as it was', async () => {
    const data = '(memory 1) (data (i32.const 4000) "\\11\\22\\33\\44\\55\\66\\77\\88")';
    const { call, memory } = await linked(`${IMPORTS} ${data} ${USE}`, { heapBase: 4008 });
    for (let i = 0; i < 200; i++) call.drop!(call.use!(i * 40));
    expect([...new Uint8Array(memory.buffer, 4000, 8)]).toEqual([0x11, 0x22, 0x33, 0x44, 0x55, 0x66, 0x77, 0x88]);
  });

  it('gives what was freed again', async () => {
    const { call } = await linked(`${IMPORTS} (memory 1) ${USE}`);
    const first = call.use!(100);
    call.drop!(first);
    expect(call.use!(100)).toBe(first);
  });
});

describe('the code of a linked program', { timeout: 30_000 }, () => {
  const loopOf = (text: string) => /\(func \$loop[\s\S]*?\n \)/.exec(text)![0];
  const LOOP = `(func $loop (export "loop") (param i32)
    (loop $again
      (call $free (call $alloc (i32.const 24)))
      (br_if $again (local.tee 0 (i32.sub (local.get 0) (i32.const 1))))))`;

  it('has the cache inline where it allocates and frees: only what the cache cannot do is called', async () => {
    const { text, call } = await linked(`${IMPORTS} (memory 1) ${LOOP}`);
    const calls = [...loopOf(text).matchAll(/\(call \$([^\s)]+)/g)].map(([, name]) => name);
    expect(new Set(calls)).toEqual(new Set(['sigil.alloc_or_trap', 'sigil.free_uncached']));
    call.loop!(1000);
  });

  it('has nothing of scopes in a program that opens none', async () => {
    const { text } = await linked(`${IMPORTS} (memory 1) ${LOOP}`);
    expect(text).not.toContain('sigil.new_chunk');
  });

  it('has the world that it imports and no other', async () => {
    const figures = '(import "sigil" "sigil_live_bytes" (func $live (result i32)))';
    const read = '(func (export "live") (result i32) (call $live))';
    const { text, call } = await linked(`${IMPORTS} ${figures} (memory 1) ${USE} ${read}`);
    call.use!(100);
    expect(call.live!()).toBe(108);
    expect(text).not.toContain('sigil.check_heap');
  });
});
