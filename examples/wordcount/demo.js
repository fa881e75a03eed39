// The whole way, once: build bump for both backends, link the program with it, count the words of two texts on wasm and
// natively, check that both print the same bytes, and print one table of what that took.
import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { findCc, isCi, MissingToolError, runTool } from '@sigil-alloc/qbe-lower/toolchain';
import { measure } from './measure.js';
import { gatherDocuments, generateText } from './text.js';

const ROOT = resolve(import.meta.dirname, '../..');
const SIGIL_ALLOC = join(ROOT, 'packages/cli/bin/sigil-alloc.js');
const PROGRAM = join(import.meta.dirname, 'wordcount.wat');
const RUN_LINKED = join(import.meta.dirname, 'run-linked.js');

const CONFORMER = 'bump';
const GENERATED_BYTES = 50_000_000;
const SEED = 1;
const CHECKED_OPS = 100_000;
const RUNS = 3;
const MISSING_TOOL = 3;
const SHOWN_WORDS = 5;

const folder = mkdtempSync(join(tmpdir(), 'sigil-demo-'));
const place = (name) => join(folder, name);

class DemoError extends Error {}

try {
  await demo();
} catch (error) {
  if (!(error instanceof DemoError)) throw error;
  console.error(`demo: ${error.message}`);
  process.exitCode = 1;
} finally {
  progress('');
  rmSync(folder, { recursive: true, force: true });
}

async function demo() {
  await prepare();
  const texts = makeTexts();
  const backends = [await wasmBackend(), await nativeBackend()];
  const launcher = await peakLauncher();
  const results = [];
  for (const text of texts) {
    for (const backend of backends) results.push(await count(text, backend, launcher));
  }
  const checked = await checkedOps(backends);
  progress('');
  printTable(results, checked);
  for (const text of texts) compareOutputs(text, results);
  printWords(results);
  const skipped = backends.find((backend) => backend.skipped);
  if (skipped && isCi()) throw new DemoError(`${skipped.name} was skipped, and this is CI`);
}

async function prepare() {
  progress('looking for qbe, cc and ar');
  const status = await command(process.execPath, [join(ROOT, 'scripts/ensure-toolchain.js')], { stdout: 'inherit' });
  if (status.code !== 0 && isCi()) throw new DemoError('the native tools are missing, and this is CI');
}

function makeTexts() {
  progress(`writing ${GENERATED_BYTES / 1e6} MB of text`);
  const documents = gatherDocuments(ROOT, place('documents.txt'));
  generateText(place('generated.txt'), GENERATED_BYTES, SEED);
  return [
    { name: `${documents} documents`, file: place('documents.txt') },
    { name: `generated, seed ${SEED}`, file: place('generated.txt') },
  ];
}

async function wasmBackend() {
  progress('building and linking for wasm');
  const linked = place('wordcount.wasm');
  await sigilAlloc('build', CONFORMER, '--out', folder, '--emit', 'wasm', '--optimize', 'size');
  await sigilAlloc('link', PROGRAM, '--with', CONFORMER, '-o', linked);
  return {
    name: 'wasm',
    command: [process.execPath, RUN_LINKED, linked],
    codeBytes: statSync(linked).size,
    conformerBytes: statSync(place(`${CONFORMER}.wasm`)).size,
  };
}

/** A backend without a command when a tool is missing; then `skipped` says which and what helps. */
async function nativeBackend() {
  progress('building and linking natively');
  const executable = place('wordcount');
  const { code, stderr } = await command(process.execPath, [
    ...[SIGIL_ALLOC, 'native', PROGRAM],
    ...['--with', CONFORMER, '-o', executable],
  ]);
  if (code === MISSING_TOOL) return { name: 'native', skipped: stderr.trim().replace(/^sigil-alloc: /, '') };
  if (code !== 0) throw new DemoError(stderr.trim());
  await sigilAlloc('build', CONFORMER, '--out', folder, '--emit', 'archive,header', '--optimize', 'size');
  return { name: 'native', command: [executable], codeBytes: await machineCodeBytes(executable) };
}

/** The program that measures peak memory exactly; undefined where there is no C compiler. */
async function peakLauncher() {
  try {
    const { cc, ccArguments } = findCc();
    await runTool(cc, [...ccArguments, join(import.meta.dirname, 'peak.c'), '-o', place('peak')]);
    return place('peak');
  } catch (error) {
    if (error instanceof MissingToolError) return undefined;
    throw error;
  }
}

async function count(text, backend, launcher) {
  if (backend.skipped) return { text, backend };
  progress(`counting the words of ${text.name} on ${backend.name}`);
  const output = `${text.file}.${backend.name}`;
  return { text, backend, output, ...(await measure(backend.command, text.file, output, { runs: RUNS, launcher })) };
}

/** Ops the suite has checked, by backend. */
async function checkedOps(backends) {
  progress(`checking ${CONFORMER} with ${CHECKED_OPS} ops`);
  const names = backends.filter(({ skipped }) => !skipped).map(({ name }) => name);
  const check = ['check', CONFORMER, '--ops', String(CHECKED_OPS), '--backend', names.join(',')];
  const { code, stdout, stderr } = await command(process.execPath, [SIGIL_ALLOC, ...check, '--json']);
  if (code !== 0)
    throw new DemoError(`sigil-alloc ${check.join(' ')}: ${stderr.trim() || 'a law of the contract is broken'}`);
  return new Map(JSON.parse(stdout).subjects.map(({ backend, opsRun }) => [backend, opsRun]));
}

function printTable(results, checked) {
  const head = ['backend', 'conformer', 'text', 'size', 'time', 'peak memory', 'code size', 'ops checked'];
  const rows = results.map(({ text, backend, milliseconds, peak }) => [
    backend.name,
    CONFORMER,
    text.name,
    megabytes(statSync(text.file).size),
    ...(backend.skipped
      ? ['skipped', '', '', '']
      : [
          `${milliseconds.toFixed(0)} ms`,
          megabytes(peak),
          `${backend.codeBytes} B`,
          `${checked.get(backend.name) ?? 'none'}`,
        ]),
  ]);
  const widths = head.map((_, column) => Math.max(...[head, ...rows].map((row) => row[column].length)));
  for (const row of [head, ...rows])
    console.log(
      row
        .map((cell, column) => cell.padEnd(widths[column]))
        .join('  ')
        .trimEnd(),
    );
  const skipped = results.find(({ backend }) => backend.skipped)?.backend;
  if (skipped) console.log(`\n${skipped.name}: skipped: ${skipped.skipped}`);
  const conformerBytes = results.find(({ backend }) => backend.conformerBytes)?.backend.conformerBytes;
  console.log(
    `\nTime: best of ${RUNS} whole processes. Code size: the linked module; the text section of the executable.` +
      `\n${CONFORMER}.wasm by itself, optimised for size: ${conformerBytes} B.`,
  );
}

function compareOutputs(text, results) {
  const outputs = results.filter((result) => result.text === text && result.output);
  if (outputs.length < 2) return;
  const [first, ...others] = outputs.map(({ output }) => readFileSync(output));
  if (others.some((other) => !other.equals(first))) throw new DemoError(`wasm and native differ on: ${text.name}`);
  console.log(`Same bytes from wasm and native: ${text.name}.`);
}

function printWords(results) {
  const words = readFileSync(results.find(({ output }) => output).output, 'utf8')
    .split('\n')
    .slice(0, SHOWN_WORDS);
  console.log(
    `Most frequent words of our documents: ${words.map((line) => line.split(' ').reverse().join(' ')).join(', ')}.`,
  );
}

async function sigilAlloc(...args) {
  const { code, stdout, stderr } = await command(process.execPath, [SIGIL_ALLOC, ...args.map(String)]);
  if (code !== 0)
    throw new DemoError(`sigil-alloc ${args.join(' ')}: exit code ${code}: ${stderr.trim() || stdout.trim()}`);
  return stdout;
}

/** The text section by the binutils, which come with every cc; without them the size of the file. */
async function machineCodeBytes(executable) {
  const { stdout } = await command('size', [executable]).catch(() => ({ stdout: '' }));
  return Number(/^\s*(\d+)/m.exec(stdout)?.[1] ?? statSync(executable).size);
}

function command(file, args, { stdout = 'pipe' } = {}) {
  return new Promise((done, failed) => {
    const child = spawn(file, args, { stdio: ['ignore', stdout, stdout === 'inherit' ? 'inherit' : 'pipe'] });
    const texts = { stdout: '', stderr: '' };
    for (const name of ['stdout', 'stderr']) {
      child[name]?.setEncoding('utf8').on('data', (part) => {
        texts[name] += part;
      });
    }
    child.on('error', failed);
    child.on('close', (code) => done({ code, ...texts }));
  });
}

/** One line on a terminal that is written over again; nothing in a pipe. */
function progress(step) {
  if (process.stderr.isTTY) process.stderr.write(`\r\x1b[K${step === '' ? '' : `${step} ...`}`);
}

function megabytes(bytes) {
  return bytes === undefined ? 'unknown' : `${(bytes / 1e6).toFixed(bytes < 1e6 ? 3 : 1)} MB`;
}
