/** The command `record`: runs a program, writes its trace. */
import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { UsageError } from '../../errors.js';
import { readHead } from '../format/file.js';
import { traceFile } from '../paths.js';
import { type RecordOptions, record } from './record.js';

const USAGE = `Usage: npm run record -w @sigil-alloc/bench -- NAME [options] -- COMMAND [ARGUMENT...]

Runs the command in an empty folder and writes what it asked of malloc to traces/NAME.trace.

  --process TEXT    of all processes, the one with TEXT in its command line (default: the one that asked most)
  --wasm            the command is a wasm program for WASI, or a module that drives one (src/traces/record/wasm.ts)
  --calls N         the trace ends after so many calls (default 1000000)
  --package TEXT    package and version it is from (default: as dpkg says)
  --out FILE        another file
  --help`;

const MOST_CALLS = '1000000';

const options = {
  process: { type: 'string' },
  wasm: { type: 'boolean' },
  calls: { type: 'string', default: MOST_CALLS },
  package: { type: 'string' },
  out: { type: 'string' },
  help: { type: 'boolean' },
} as const;

async function main(): Promise<void> {
  const { values, positionals } = parseArgs({ options, allowPositionals: true });
  const [name, ...command] = positionals;
  if (values.help) return console.log(USAGE);
  if (name === undefined || command.length === 0) throw new UsageError(`what to record is not said\n${USAGE}`);
  await write(values.out, {
    name,
    command: command as [string, ...string[]],
    isWasm: values.wasm ?? false,
    process: values.process,
    package: values.package,
    mostCalls: wholeCalls(values.calls),
  });
}

async function write(out: string | undefined, what: RecordOptions): Promise<void> {
  const trace = await record(what);
  // npm changes into the package; a file is named from where the person stands.
  const file = out === undefined ? traceFile(what.name) : resolve(process.env.INIT_CWD ?? '.', out);
  await mkdir(dirname(file), { recursive: true });
  await writeFile(file, trace);
  const { head } = readHead(trace, what.name);
  const { ops, recordedOps, peakLiveObjects, peakLiveBytes } = head;
  console.log(
    `${what.name}: ${ops} of ${recordedOps} calls, at most ${peakLiveObjects} blocks of ${peakLiveBytes} bytes; ${trace.length} bytes of file`,
  );
}

function wholeCalls(text: string): number {
  if (/^[1-9]\d*$/.test(text)) return Number(text);
  throw new UsageError(`--calls takes a whole number; found ${JSON.stringify(text)}`);
}

try {
  await main();
} catch (error) {
  if (!(error instanceof Error)) throw error;
  process.stderr.write(`record: ${error.message}\n`);
  if (process.env.SIGIL_DEBUG) console.error(error);
  process.exitCode = error instanceof UsageError ? 2 : 1;
}
