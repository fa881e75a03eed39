import { mkdirSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { exitCodeOf, messageOf } from '../src/exit.js';
import { createProgram } from '../src/program.js';
import { sigilAlloc, testFolder, writeFiles } from './sigil-alloc.js';

const folder = testFolder();
mkdirSync(join(folder, 'folder'));
writeFiles(folder, {
  'notes.txt': 'This is no module.\n',
  'empty.wat': '',
  'syntax.wat': '(module (func (export "main") (i32.add))',
  'types.wat': '(module (func (export "main") (drop (i32.add (i32.const 1) (i64.const 2)))))',
  'cut.wasm': Buffer.from([0x00, 0x61, 0x73, 0x6d, 0x01, 0x00, 0x00, 0x00, 0x01, 0x7f]),
  'good.wat': '(module (memory 1) (func (export "main")))',
  'no-entry.wat': '(module (memory 1) (func (export "go")))',
  'entry-type.wat': '(module (memory 1) (func (export "main") (param i32)))',
  'missing.wat': '(module (import "sky" "far" (func $far)) (memory 1) (func (export "main") (call $far)))',
  'unknown-name.wat': '(module (import "sigil" "sigil_alocate" (func $f)) (memory 1) (func (export "main") (call $f)))',
  'import-type.wat': `(module (import "sigil" "sigil_alloc" (func $alloc (param i64) (result i32))) (memory 1)
    (func (export "main") (drop (call $alloc (i64.const 1)))))`,
  'free.wat': '(module (import "sigil" "sigil_free" (func (param i32))) (memory 1) (func (export "main")))',
  'free-type.wat': '(module (import "sigil" "sigil_free" (func (param i64))) (memory 1) (func (export "main")))',
  'wasi-type.wat': `(module (import "wasi_snapshot_preview1" "fd_close" (func $close (param i64) (result i32)))
    (memory (export "memory") 1) (func (export "main") (drop (call $close (i64.const 1)))))`,
  'node-only.wat': `(module (import "wasi_snapshot_preview1" "fd_sync" (func $sync (param i32) (result i32)))
    (memory (export "memory") 1) (func (export "main") (drop (call $sync (i32.const 1)))))`,
  'big-memory.wat': '(module (memory 4) (func (export "main")))',
  'simd.wat': `(module (memory (export "memory") 1)
    (func (export "main") (v128.store (i32.const 64) (v128.const i32x4 1 2 3 4))))`,
  'shared.wat': '(module (memory 1 2 shared) (func (export "main") (drop (i32.atomic.load (i32.const 64)))))',
  'data.wat': '(module (memory 1) (data (i32.const 5000) "abc") (func (export "main")))',
  'answers.json': '{"version": 1, "alignmentBytes": 3}',
  'archive.a': 'not an archive',
  'collision.wat': '(module (func (export "p_instantiate")))',
});

const NO_QBE = { SIGIL_QBE: '/nowhere/qbe' };

interface Case {
  readonly what: string;
  readonly args: readonly string[];
  readonly exitCode: number;
  readonly says: RegExp;
  readonly env?: Readonly<Record<string, string>>;
  /** started as a person would, which takes a second */
  readonly alone?: boolean;
}

const run = (file: string, ...more: readonly string[]) => ['run', file, '--with', 'bump', ...more];
const native = (file: string) => ['native', file, '--with', 'bump', '-o', 'out'];
const link = (file: string, ...more: readonly string[]) => ['link', file, '--with', 'bump', '-o', 'out.wasm', ...more];

const lower = (file: string, ...more: readonly string[]) => [
  'lower',
  file,
  '-o',
  'out.o',
  '--header',
  'out.h',
  ...more,
];

const CASES: readonly Case[] = [
  { what: 'no command', alone: true, args: [], exitCode: 2, says: /no command given/ },
  { what: 'an unknown command', args: ['grow'], exitCode: 2, says: /unknown command 'grow'/ },
  { what: 'an unknown option', alone: true, args: ['list', '--jsno'], exitCode: 2, says: /unknown option '--jsno'/ },
  {
    what: 'a missing argument',
    args: ['build', '--out', 'out'],
    exitCode: 2,
    says: /missing required argument 'conformer'/,
  },
  { what: 'an argument too many', args: ['list', 'bump'], exitCode: 2, says: /too many arguments/ },
  {
    what: 'an unknown conformer, with those that are known',
    args: ['build', 'slab', '--out', 'out'],
    exitCode: 2,
    says: /unknown conformer "slab"; known: bump, tlsf-rc/,
  },
  {
    what: 'an unknown conformer to link',
    alone: true,
    args: ['run', 'good.wat', '--with', 'slab'],
    exitCode: 2,
    says: /known: bump/,
  },
  {
    what: 'an unknown kind',
    args: ['build', 'bump', '--out', 'out', '--emit', 'wasm,exe'],
    exitCode: 2,
    says: /"exe"; expected wasm, wat/,
  },
  {
    what: 'bare names in an object',
    args: ['build', 'bump', '--out', 'out', '--names', 'wit', '--emit', 'wasm,obj'],
    exitCode: 2,
    says: /--names wit does not go with --emit obj/,
  },
  {
    what: 'bare names in an archive',
    args: ['build', 'bump', '--out', 'out', '--names', 'wit', '--emit', 'archive'],
    exitCode: 2,
    says: /--names wit does not go with --emit archive/,
  },
  {
    what: 'a number that is none',
    args: ['check', 'bump', '--ops', 'many'],
    exitCode: 2,
    says: /'many' is invalid.*whole number from 1/,
  },
  { what: 'a cap over 4 GiB', args: run('good.wat', '--max-heap=65537'), exitCode: 2, says: /from 1 to 65536/ },
  { what: 'a cap of nothing', args: run('good.wat', '--max-heap=0'), exitCode: 2, says: /from 1 to 65536/ },
  { what: 'a cap below the initial memory', args: run('big-memory.wat', '--max-heap=3'), exitCode: 2, says: /3/ },
  { what: 'a heap base below the end of data', args: link('good.wat', '--heap-base', '8'), exitCode: 2, says: /8/ },
  {
    what: 'a fixed heap base for an archive',
    args: ['build', 'bump', '--out', 'new', '--emit', 'wasm,archive', '--heap-base', '4096'],
    exitCode: 2,
    says: /--heap-base does not go with --emit archive: natively the heap begins above all data of the process/,
  },
  {
    what: 'an alignment that bump does not offer',
    args: ['build', 'bump', '--out', 'new', '--emit', 'wasm', '--alignment', '32'],
    exitCode: 2,
    says: /alignment is one of 8, 4, 16; got 32/,
  },
  {
    what: 'further worlds that bump does not offer',
    args: ['build', 'bump', '--out', 'new', '--emit', 'header', '--worlds', 'heap'],
    exitCode: 2,
    says: /further worlds of bump are some of managed, asc, asc-stub; got heap/,
  },
  {
    what: 'malloc on a conformer without the world heap',
    args: ['build', 'bump', '--out', 'new', '--emit', 'wasm,libc'],
    exitCode: 2,
    says: /--emit libc does not go here: it needs the world heap, which this build does not export/,
  },
  {
    what: 'further worlds to link that bump does not offer',
    args: link('good.wat', '--worlds', 'statistics'),
    exitCode: 2,
    says: /further worlds of bump are some of managed, asc, asc-stub; got statistics/,
  },
  {
    what: 'further worlds to run with that bump does not offer',
    args: run('good.wat', '--worlds', 'heap'),
    exitCode: 2,
    says: /further worlds of bump are some of managed, asc, asc-stub; got heap/,
  },
  {
    what: 'further worlds to check that bump does not offer',
    args: ['check', 'bump', '--ops', '10', '--worlds', 'inspection'],
    exitCode: 2,
    says: /further worlds of bump are some of managed, asc, asc-stub; got inspection/,
  },
  {
    what: 'a world that there is not',
    args: ['build', 'bump', '--out', 'new', '--worlds', 'heap,hep'],
    exitCode: 2,
    says: /"hep"; expected heap, statistics, inspection, managed, leaks, asc, asc-stub, all, none/,
  },
  {
    what: 'all worlds and some',
    args: link('good.wat', '--worlds', 'heap,all'),
    exitCode: 2,
    says: /'heap,all' is invalid.*all and none stand alone/,
  },
  {
    what: 'worlds of a file, which has what it exports',
    args: ['check', 'cut.wasm', '--worlds', 'none'],
    exitCode: 2,
    says: /--worlds goes with a conformer by name/,
  },
  {
    what: 'a growth step for a file, which is built',
    args: ['check', 'archive.a', '--growth-step', '2'],
    exitCode: 2,
    says: /--growth-step goes with a conformer by name/,
  },
  { what: 'a growth step of nothing', args: link('good.wat', '--growth-step=0'), exitCode: 2, says: /from 1 to 65536/ },
  {
    what: 'a further function that bump does not have, with those it has',
    args: run('free.wat'),
    exitCode: 1,
    says: /'sigil_free' from 'sigil', which bump does not have; it has sigil_alloc, /,
  },
  {
    what: 'a lowered further import of another type',
    args: lower('free-type.wat'),
    exitCode: 1,
    says: /sigil_free.*sigil:heap@0\.1\.0 says \(i32\) -> \(\)/,
  },
  {
    what: 'a heap base below the end of data',
    args: link('data.wat', '--heap-base', '5002'),
    exitCode: 1,
    says: /heap base 5002 lies below 5003/,
  },
  {
    what: 'the same for a build, which leaves no folder either',
    args: ['build', 'bump', '--out', 'new/folder', '--emit', 'wasm', '--heap-base', '8'],
    exitCode: 2,
    says: /heap base is .*got 8/,
  },
  {
    what: 'a file that is not there',
    alone: true,
    args: run('gone.wasm'),
    exitCode: 1,
    says: /gone\.wasm: cannot be read: no such file/,
  },
  { what: 'a folder', args: run('folder'), exitCode: 1, says: /folder: cannot be read: it is a folder/ },
  {
    what: 'bytes that are neither wasm nor WAT',
    alone: true,
    args: run('notes.txt'),
    exitCode: 1,
    says: /notes\.txt: not valid WAT/,
  },
  { what: 'an empty file', args: link('empty.wat'), exitCode: 1, says: /empty\.wat: .*empty/ },
  { what: 'a syntax error, with its place', args: link('syntax.wat'), exitCode: 1, says: /syntax\.wat: .*1:\d+/ },
  { what: 'types that do not fit', alone: true, args: link('types.wat'), exitCode: 1, says: /types\.wat: .*i32.add/ },
  {
    what: 'a module cut short',
    alone: true,
    args: link('cut.wasm'),
    exitCode: 1,
    says: /cut\.wasm: not a WebAssembly module/,
  },
  { what: 'a program without entry', alone: true, args: run('no-entry.wat'), exitCode: 1, says: /no entry/ },
  { what: 'a native program without entry', args: native('no-entry.wat'), exitCode: 1, says: /no entry/ },
  {
    what: 'an entry that wants arguments',
    args: run('entry-type.wat'),
    exitCode: 1,
    says: /main has the signature \(i32\) -> \(\)/,
  },
  {
    what: 'an import that nobody provides',
    alone: true,
    args: run('missing.wat'),
    exitCode: 1,
    says: /missing import.*sky.*far/,
  },
  { what: 'the same import natively', args: native('missing.wat'), exitCode: 1, says: /missing import.*sky.*far/ },
  { what: 'a link name that does not exist', args: run('unknown-name.wat'), exitCode: 1, says: /sigil_alocate/ },
  { what: 'a contract import of another type', args: link('import-type.wat'), exitCode: 1, says: /sigil_alloc/ },
  {
    what: 'a WASI import of another type',
    args: run('wasi-type.wat'),
    exitCode: 1,
    says: /fd_close has the signature/,
  },
  {
    what: 'a WASI import that native does not have',
    args: native('node-only.wat'),
    exitCode: 1,
    says: /missing import.*fd_sync/,
  },
  { what: 'SIMD natively', args: native('simd.wat'), exitCode: 1, says: /cannot lower SIMD/ },
  {
    what: 'SIMD in a module lowered apart',
    alone: true,
    args: lower('simd.wat'),
    exitCode: 1,
    says: /cannot lower SIMD.*function/,
  },
  {
    what: 'threads in a module lowered apart',
    args: lower('shared.wat'),
    exitCode: 1,
    says: /shared memory.*not supported/,
  },
  {
    what: 'a lowered contract import of another type',
    args: lower('import-type.wat'),
    exitCode: 1,
    says: /sigil_alloc.*contract/,
  },
  { what: 'a lowered WASI import of another type', args: lower('wasi-type.wat'), exitCode: 1, says: /fd_close has/ },
  { what: 'bytes that cannot be lowered', args: lower('notes.txt'), exitCode: 1, says: /notes\.txt: not valid WAT/ },
  {
    what: 'two exports with one symbol',
    args: lower('collision.wat', '--prefix', 'p_'),
    exitCode: 1,
    says: /"p_instantiate".*start-up/,
  },
  {
    what: 'an output of no known form',
    args: ['lower', 'good.wat', '-o', 'out.obj'],
    exitCode: 2,
    says: /must end in \.ssa, \.s, \.o, \.a/,
  },
  { what: 'an unknown target', args: lower('good.wat', '--target', 'm68k'), exitCode: 2, says: /m68k.*amd64_sysv/ },
  { what: 'a prefix that is none', args: lower('good.wat', '--prefix', '9x'), exitCode: 2, says: /--prefix .*"9x"/ },
  {
    what: 'a header over the object',
    args: ['lower', 'good.wat', '-o', 'x.o', '--header', './x.o'],
    exitCode: 2,
    says: /--header/,
  },
  { what: 'a missing qbe for an object', args: lower('good.wat'), env: NO_QBE, exitCode: 3, says: /qbe.*install/ },
  {
    what: 'a missing cross compiler',
    args: lower('good.wat', '--target', process.arch === 'arm64' ? 'rv64' : 'arm64'),
    env: { SIGIL_CC_ARM64: '/nowhere/cc', SIGIL_CC_RV64: '/nowhere/cc' },
    exitCode: 3,
    says: /SIGIL_CC_(ARM64|RV64) names \/nowhere\/cc.*install/,
  },
  { what: 'a shared memory', args: run('shared.wat'), exitCode: 1, says: /shared memory.*not supported/ },
  {
    what: 'a folder that cannot be written',
    args: ['link', 'good.wat', '--with', 'bump', '-o', 'gone/out.wasm'],
    exitCode: 1,
    says: /cannot write gone\/out\.wasm: no such file or folder/,
  },
  {
    what: 'an output folder that is a file',
    args: ['build', 'bump', '--out', 'notes.txt', '--emit', 'wasm'],
    exitCode: 1,
    says: /cannot write notes\.txt/,
  },
  {
    what: 'a missing qbe for a program',
    alone: true,
    args: native('good.wat'),
    env: NO_QBE,
    exitCode: 3,
    says: /qbe.*install/,
  },
  {
    what: 'a missing qbe for running',
    args: run('good.wat', '--native'),
    env: NO_QBE,
    exitCode: 3,
    says: /qbe.*install/,
  },
  {
    what: 'a missing qbe for an archive',
    args: ['build', 'bump', '--out', 'out', '--emit', 'wasm,archive'],
    env: NO_QBE,
    exitCode: 3,
    says: /qbe.*install/,
  },
  {
    what: 'a missing qbe for a check',
    args: ['check', 'bump', '--ops', '10', '--backend', 'native'],
    env: NO_QBE,
    exitCode: 3,
    says: /qbe.*install/,
  },
  {
    what: 'a candidate that is not there',
    args: ['check', 'gone.wasm'],
    exitCode: 1,
    says: /gone\.wasm: cannot be read/,
  },
  { what: 'a candidate that is no conformer', args: ['check', 'cut.wasm'], exitCode: 1, says: /cut\.wasm/ },
  { what: 'an archive that is none', args: ['check', 'archive.a'], exitCode: 1, says: /archive\.a/ },
  {
    what: 'answers that are not there',
    args: ['check', 'bump', '--answers', 'gone.json'],
    exitCode: 1,
    says: /gone\.json/,
  },
  {
    what: 'answers out of range',
    args: ['check', 'bump', '--answers', 'answers.json'],
    exitCode: 1,
    says: /alignmentBytes/,
  },
];

const listed = () => readdirSync(folder, { recursive: true }).sort();
const before = listed();

describe('bad input, in a process of its own', () => {
  it.each(CASES.filter(({ alone }) => alone))(
    'is one clear line and a code: $what',
    async ({ args, exitCode, says, env }) => {
      const outcome = await sigilAlloc(args, { cwd: folder, env: env ?? {} });
      expect(outcome.stderr).toMatch(/^sigil-alloc: [^\n]+\n$/);
      expect(outcome.stderr).toMatch(says);
      expect({ exitCode: outcome.exitCode, stdout: outcome.stdout }).toEqual({ exitCode, stdout: '' });
      expect(listed(), 'nothing is left behind').toEqual(before);
    },
  );
});

describe('bad input', () => {
  const home = process.cwd();
  beforeAll(() => process.chdir(folder));
  afterAll(() => process.chdir(home));
  afterEach(() => {
    vi.unstubAllEnvs();
    vi.restoreAllMocks();
  });

  it.each(CASES.filter(({ alone }) => !alone))(
    'is one clear line and a code: $what',
    async ({ args, exitCode, says, env }) => {
      for (const [name, value] of Object.entries(env ?? {})) vi.stubEnv(name, value);
      const stdout = vi.spyOn(process.stdout, 'write');
      const error = await createProgram()
        .parseAsync(args, { from: 'user' })
        .then(
          () => undefined,
          (reason: unknown) => reason,
        );
      expect(messageOf(error)).toMatch(says);
      expect(messageOf(error)).not.toContain('\n');
      expect(exitCodeOf(error)).toBe(exitCode);
      expect(stdout).not.toHaveBeenCalled();
      expect(listed(), 'nothing is left behind').toEqual(before);
    },
  );
});
