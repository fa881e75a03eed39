/**
 * The file of a trace:
 *
 *     0   'sgtrace' and a zero
 *     8   version, 1
 *     12  bytes of the head
 *     16  the head, JSON in UTF-8
 *         calls (calls.ts), packed by brotli
 *
 * Numbers are 32 bits, little-endian. The head stands in plain text, so that any tool shows what a file is.
 */
import { brotliCompressSync, brotliDecompressSync, constants } from 'node:zlib';
import { decodeCalls, encodeCalls } from './calls.js';
import { extentOf } from './extent.js';
import { type Extent, type Ops, type Recorded, type Trace, TraceError, type TraceHead } from './trace.js';

const MAGIC = 'sgtrace\0';
const VERSION = 1;
const VERSION_AT = 8;
const HEAD_BYTES_AT = 12;
const HEAD_AT = 16;
const MOST_OPS = 1 << 28;

export function writeTrace(recorded: Recorded, ops: Ops): Uint8Array {
  const head: TraceHead = { ...recorded, ...extentOf(ops) };
  const text = Buffer.from(`${JSON.stringify(head)}\n`);
  const start = Buffer.alloc(HEAD_AT);
  start.write(MAGIC, 'latin1');
  start.writeUInt32LE(VERSION, VERSION_AT);
  start.writeUInt32LE(text.length, HEAD_BYTES_AT);
  return Buffer.concat([start, text, pack(encodeCalls(ops))]);
}

function pack(bytes: Uint8Array): Uint8Array {
  const { BROTLI_PARAM_QUALITY, BROTLI_MAX_QUALITY, BROTLI_PARAM_LGWIN, BROTLI_MAX_WINDOW_BITS } = constants;
  const params = { [BROTLI_PARAM_QUALITY]: BROTLI_MAX_QUALITY, [BROTLI_PARAM_LGWIN]: BROTLI_MAX_WINDOW_BITS };
  return brotliCompressSync(bytes, { params });
}

/**
 * @param name for errors
 * @throws TraceError that names the trace, what is wrong and the byte that shows it
 */
export function readTrace(bytes: Uint8Array, name: string): Trace {
  const { head, end } = readHead(bytes, name);
  const ops = decodeCalls(unpack(bytes.subarray(end), end, name), head.ops, name);
  const found = extentOf(ops);
  for (const key of Object.keys(found) as (keyof Extent)[]) {
    if (found[key] === head[key]) continue;
    throw fault(name, `the head says ${key} ${head[key]}, the calls make ${found[key]}`, HEAD_AT);
  }
  return { head, ops };
}

/** The head alone, and where it ends. Throws TraceError. */
export function readHead(bytes: Uint8Array, name: string): { readonly head: TraceHead; readonly end: number } {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (file.toString('latin1', 0, VERSION_AT) !== MAGIC) throw fault(name, 'no trace: it does not begin as one', 0);
  if (file.length < HEAD_AT) throw fault(name, 'the file ends before the head', file.length);
  const version = file.readUInt32LE(VERSION_AT);
  if (version !== VERSION) throw fault(name, `version ${version}, and only ${VERSION} can be read`, VERSION_AT);
  const end = HEAD_AT + file.readUInt32LE(HEAD_BYTES_AT);
  if (end > file.length) throw fault(name, `the file ends before the head does at ${end}`, file.length);
  return { head: parseHead(file.toString('utf8', HEAD_AT, end), name), end };
}

function parseHead(text: string, name: string): TraceHead {
  let head: Partial<TraceHead>;
  try {
    head = JSON.parse(text);
  } catch {
    throw fault(name, 'the head is not JSON', HEAD_AT);
  }
  const { ops } = head;
  if (!Number.isInteger(ops) || ops! < 0 || ops! > MOST_OPS) throw fault(name, `no number of calls: ${ops}`, HEAD_AT);
  return head as TraceHead;
}

function unpack(bytes: Uint8Array, offset: number, name: string): Uint8Array {
  try {
    return brotliDecompressSync(bytes);
  } catch {
    throw fault(name, 'the packed calls are broken', offset);
  }
}

const fault = (name: string, what: string, offset: number): TraceError =>
  new TraceError(`${name}: ${what}, at byte ${offset} of the file`, offset);
