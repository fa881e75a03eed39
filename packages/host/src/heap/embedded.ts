/** Modules as text in JavaScript, so that neither a bundler nor a browser has to find a file. */

type Bytes = Uint8Array<ArrayBuffer>;

export const fromBase64 = (base64: string): Bytes =>
  Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));

/** From base64 of deflated bytes (RFC 1951): for what is loaded so seldom that its size counts more than its start. */
export async function fromDeflated(base64: string): Promise<Bytes> {
  const deflated = new Blob([fromBase64(base64)]).stream();
  const parts: Bytes[] = [];
  const reader = deflated.pipeThrough(new DecompressionStream('deflate-raw')).getReader();
  for (let part = await reader.read(); !part.done; part = await reader.read()) parts.push(part.value as Bytes);
  return new Uint8Array(await new Blob(parts).arrayBuffer());
}
