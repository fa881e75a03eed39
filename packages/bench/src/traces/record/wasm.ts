/**
 * Runs a wasm program with its allocator instrumented: a command under node:wasi, or any program by a driver, a module that
 * brings the host it needs:
 *
 *     export default async (instantiate, args) => { const { exports } = await instantiate(wasm, imports); ... }
 */
import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { pathToFileURL } from 'node:url';
import { recorderFolder } from '../paths.js';
import { HOOK_MODULE, instrument } from './instrument.js';
import type { Recording } from './recording.js';
import { WasmEvents } from './wasm-events.js';

export type Instantiate = (wasm: Uint8Array, imports: WebAssembly.Imports) => Promise<WebAssembly.Instance>;
export type Driver = (instantiate: Instantiate, args: readonly string[]) => Promise<void>;

/** @param command the wasm's path or the driver's, and arguments */
export async function recordWasm([file, ...args]: readonly [string, ...string[]], folder: string): Promise<Recording> {
  const events = new WasmEvents();
  const driver: Driver = file.endsWith('.wasm')
    ? async (instantiate) => runCommand(instantiate, await readFile(file), [basename(file), ...args], folder)
    : (await import(pathToFileURL(file).href)).default;
  await driver((wasm, imports) => instantiateWith(events, wasm, imports), args);
  const command = [basename(file), ...args];
  return { bytes: events.bytes(command), command, pointerBytes: 4 };
}

export async function instantiateWith(
  events: WasmEvents,
  wasm: Uint8Array,
  imports: WebAssembly.Imports,
): Promise<WebAssembly.Instance> {
  const hooks = events.hooks(() => instance.exports.memory as WebAssembly.Memory);
  const module = new WebAssembly.Module(instrument(wasm) as BufferSource);
  const instance = new WebAssembly.Instance(module, { ...imports, [HOOK_MODULE]: hooks });
  return instance;
}

/** A command of WASI; `folder` is its current one, and what the package keeps for recordings is there. */
async function runCommand(
  instantiate: Instantiate,
  wasm: Uint8Array,
  args: readonly string[],
  folder: string,
): Promise<void> {
  // Imported late: that it is experimental is said at once.
  const { WASI } = await import('node:wasi');
  const wasi = new WASI({
    version: 'preview1',
    args: [...args],
    preopens: { '.': folder, recorder: recorderFolder },
    returnOnExit: true,
  });
  wasi.start(await instantiate(wasm, { wasi_snapshot_preview1: wasi.wasiImport }));
}
