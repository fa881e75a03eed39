/** How much memory a module has from the beginning, changed in its binary: Binaryen gives no hold on that alone. */

const MEMORY_SECTION = 5;
const HEADER_BYTES = 8;

interface Read {
  readonly value: number;
  readonly end: number;
}

function readNumber(bytes: Uint8Array, at: number): Read {
  let [value, shift, end] = [0, 0, at];
  for (;;) {
    const byte = bytes[end++]!;
    value += (byte & 0x7f) * 2 ** shift;
    if (byte < 0x80) return { value, end };
    shift += 7;
  }
}

function numberBytes(value: number): number[] {
  const low = value & 0x7f;
  const rest = value >>> 7;
  return rest === 0 ? [low] : [low | 0x80, ...numberBytes(rest)];
}

/** The module with a memory of at least so many pages; it has one memory of its own. */
export function withLeastPages(wasm: Uint8Array, pages: number): Uint8Array {
  for (let at = HEADER_BYTES; at < wasm.length; ) {
    const size = readNumber(wasm, at + 1);
    const next = size.end + size.value;
    if (wasm[at] === MEMORY_SECTION) return widened(wasm, { at, body: size.end, next }, pages);
    at = next;
  }
  throw new Error('a module without a memory');
}

interface Section {
  readonly at: number;
  readonly body: number;
  readonly next: number;
}

function widened(wasm: Uint8Array, { at, body, next }: Section, pages: number): Uint8Array {
  const [count, flags] = [wasm[body]!, wasm[body + 1]!];
  const initial = readNumber(wasm, body + 2);
  if (initial.value >= pages) return wasm;
  const content = [count, flags, ...numberBytes(pages), ...wasm.subarray(initial.end, next)];
  const section = [MEMORY_SECTION, ...numberBytes(content.length), ...content];
  return Uint8Array.from([...wasm.subarray(0, at), ...section, ...wasm.subarray(next)]);
}
