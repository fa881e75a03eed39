/**
 * WASI preview 1 from Node itself: real, blocking file descriptors, so that input and output of any size stream.
 */
import type { WASI } from 'node:wasi';

export interface WasiOptions {
  readonly args: readonly string[];
  readonly env: Readonly<Record<string, string | undefined>>;
}

/** The module that programs import WASI preview 1 from. */
export const WASI_MODULE = 'wasi_snapshot_preview1';

type WasiFunction = (...args: unknown[]) => unknown;

const ERRNO_AGAIN = 6;
const RETRY_MILLISECONDS = 1;

/** Node announces on stderr that its WASI is experimental. What we print there is one line and only that. */
async function withoutWasiWarning<Value>(action: () => Promise<Value>): Promise<Value> {
  const { emitWarning } = process;
  process.emitWarning = ((warning: string | Error, ...rest: never[]) => {
    if (!String(warning).includes('WASI')) emitWarning.call(process, warning, ...rest);
  }) as typeof process.emitWarning;
  try {
    return await action();
  } finally {
    process.emitWarning = emitWarning;
  }
}

/** A WASI instance whose exit returns the status instead of ending this process. */
export async function createWasi({ args, env }: WasiOptions): Promise<WASI> {
  return withoutWasiWarning(async () => {
    const { WASI } = await import('node:wasi');
    return new WASI({ version: 'preview1', args: [...args], env: { ...env }, returnOnExit: true });
  });
}

/**
 * The import object for a program. A pipe that another process has made non-blocking answers "again" where a
 * program rightly expects to wait; reading and writing wait here.
 */
export function wasiImports(wasi: WASI): WebAssembly.Imports {
  const functions = wasi.wasiImport as Record<string, WasiFunction>;
  const { fd_read, fd_write } = functions;
  const waiting = { ...functions };
  if (fd_read) waiting.fd_read = (...args) => untilReady(() => fd_read(...args));
  if (fd_write) waiting.fd_write = (...args) => untilReady(() => fd_write(...args));
  return { [WASI_MODULE]: waiting as WebAssembly.ModuleImports, env: { abort } };
}

/** AssemblyScript programs import `env.abort`. Its message stays unsaid: stderr belongs to the one line of the trap. */
function abort(): never {
  throw new WebAssembly.RuntimeError('unreachable');
}

function untilReady(call: () => unknown): unknown {
  for (;;) {
    const errno = call();
    if (errno !== ERRNO_AGAIN) return errno;
    Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, RETRY_MILLISECONDS);
  }
}
