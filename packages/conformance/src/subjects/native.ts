/** The subject that runs a native archive: a driver process per instance, batches over its pipes. */
import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { buildExecutable } from '@sigil-alloc/qbe-lower';
import { MAX_PAGES } from '@sigil-alloc/wit';
import type { Op, OpResult } from '../op.js';
import { HangError, type OpenOptions, type Subject, SubjectError, type SubjectInstance } from '../subject.js';
import { functionsOfArchive } from './archive.js';
import { ByteReader } from './byte-reader.js';
import {
  COMMAND_READ,
  decodeResults,
  encodeRun,
  HELLO_BYTES,
  MAGIC,
  PROTOCOL_VERSION,
  RESULT_BYTES,
} from './native-protocol.js';
import { furtherTable } from './native-table.js';

export interface NativeSubjectOptions {
  /** for reports; the archive's file name if absent */
  readonly name?: string;
  /** how long a list of ops may take before it counts as hanging: HangError; for ever if absent */
  readonly patienceSeconds?: number;
}

const DRIVER = fileURLToPath(new URL('../../native/driver.c', import.meta.url));

/**
 * A subject for a conformer's static archive. An archive without the C surface of the shim is linked with ours.
 * Throws SurfaceError when symbols of the contract are missing, MissingToolError or ToolError when it cannot be linked.
 */
export async function nativeSubject(archive: string, options: NativeSubjectOptions = {}): Promise<Subject> {
  const name = options.name ?? basename(archive);
  const functions = await functionsOfArchive(archive, name);
  const folder = await mkdtemp(join(tmpdir(), 'sigil-conformance-'));
  const dispose = (): Promise<void> => rm(folder, { recursive: true, force: true });
  const driver = join(folder, 'driver');
  try {
    const table = join(folder, 'further.c');
    await writeFile(table, furtherTable(functions));
    await buildExecutable({ conformer: 'conformance', cSources: [DRIVER, table], archives: [archive], out: driver });
  } catch (error) {
    await dispose();
    throw error;
  }
  const open = (opened: OpenOptions = {}): Promise<SubjectInstance> =>
    openInstance(driver, name, opened, options.patienceSeconds);
  return { name, backend: 'native', functions, open, dispose };
}

async function openInstance(
  driver: string,
  name: string,
  { maxPages = MAX_PAGES }: OpenOptions,
  patienceSeconds: number | undefined,
): Promise<SubjectInstance> {
  const child = spawn(driver, [String(maxPages)], { stdio: 'pipe' });
  const instance = new NativeInstance(child, name, maxPages, patienceSeconds);
  await instance.greet();
  return instance;
}

class NativeInstance implements SubjectInstance {
  initialPages = 0;
  private readonly reader: ByteReader;
  private readonly ended: Promise<string>;
  private errors = '';

  constructor(
    private readonly child: ChildProcess,
    private readonly name: string,
    readonly maxPages: number,
    private readonly patienceSeconds: number | undefined,
  ) {
    this.reader = new ByteReader(child.stdout!);
    child.stderr!.setEncoding('utf8').on('data', (text: string) => {
      this.errors += text;
    });
    child.stdin!.on('error', () => {}); // a driver that ended is told of by its exit
    this.ended = new Promise((resolve) => {
      child.on('error', (error) => resolve(`it could not be started (${error.message})`));
      child.on('close', (code, signal) => resolve(signal === null ? `exit status ${code}` : `ended by ${signal}`));
    });
  }

  async greet(): Promise<void> {
    const [magic, version, pages] = new Uint32Array((await this.take(HELLO_BYTES)).slice().buffer);
    if (magic !== MAGIC || version !== PROTOCOL_VERSION)
      throw new SubjectError(`${this.name}: not our driver's greeting`);
    this.initialPages = pages!;
  }

  async run(ops: readonly Op[]): Promise<readonly OpResult[]> {
    if (ops.length === 0) return [];
    this.child.stdin!.write(encodeRun(ops));
    const { patienceSeconds: seconds } = this;
    if (seconds === undefined) return this.results();
    let isOver = false;
    const timer = setTimeout(() => {
      isOver = true;
      this.child.kill('SIGTERM'); // then the driver says how many ops are done
    }, seconds * 1000);
    try {
      return await this.results();
    } catch (error) {
      throw isOver ? new HangError(this.name, seconds, ops.slice(0, Number(this.errors.trim()) + 1)) : error;
    } finally {
      clearTimeout(timer);
    }
  }

  private async results(): Promise<readonly OpResult[]> {
    const count = new DataView((await this.take(4)).slice().buffer).getUint32(0, true);
    return decodeResults(await this.take(count * RESULT_BYTES));
  }

  async read(address: number, bytes: number): Promise<Uint8Array> {
    this.child.stdin!.write(new Uint8Array(Uint32Array.of(COMMAND_READ, address, bytes).buffer));
    return this.take(bytes);
  }

  async close(): Promise<void> {
    this.child.stdin!.end();
    await this.ended;
  }

  private async take(bytes: number): Promise<Uint8Array> {
    const taken = await this.reader.take(bytes);
    if (taken !== undefined) return taken;
    const said = this.errors.trim();
    throw new SubjectError(
      `${this.name}: the driver ended: ${await this.ended}${said === '' ? '' : `, saying: ${said}`}`,
    );
  }
}
