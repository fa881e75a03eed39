import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buildExecutable, lower, runTool, whyNativeIsSkipped } from '@sigil-alloc/qbe-lower';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  apply,
  assembleFunctions,
  bool,
  emitWasm,
  fn,
  type Kind,
  type OpName,
  opRow,
  ops,
  ptr,
  ret,
  u32,
} from '../src/index.js';

const EDGES = [
  0, 1, 2, 3, 7, 31, 32, 33, 0xffff, 0x1_0000, 0x7fff_ffff, 0x8000_0000, 0x8000_0001, 0xffff_fff0, 0xffff_ffff,
];
const KINDS = { ptr, u32, bool } as const;
const PARAMS = ['a', 'b', 'c'];

interface Case {
  /** export name */
  readonly name: string;
  readonly op: OpName;
  readonly operands: readonly Kind[];
}

const cases: Case[] = (Object.keys(ops) as OpName[]).flatMap((op) =>
  opRow(op).signatures.map(([operands], i) => ({ name: `${op}_${i}`, op, operands })),
);

/** A function per row and signature that applies the operation to its parameters. */
function moduleOfAllRows() {
  const functions = cases.map(({ name, op, operands }, i) => {
    const params = Object.fromEntries(operands.map((kind, p) => [PARAMS[p]!, KINDS[kind]]));
    const result = opRow(op).signatures[cases.slice(0, i).filter((other) => other.op === op).length]![1];
    const body = (locals: Record<string, never>) => ret(apply(op, ...operands.map((_, p) => locals[PARAMS[p]!]!)));
    return [name, fn(name, params, result, body as never)] as const;
  });
  return assembleFunctions(Object.fromEntries(functions) as never, { optimize: 'none' });
}

function argumentLists(operands: readonly Kind[]): number[][] {
  const values = (kind: Kind) => (kind === 'bool' ? [0, 1] : EDGES);
  return operands.reduce<number[][]>(
    (lists, kind) => lists.flatMap((list) => values(kind).map((v) => [...list, v])),
    [[]],
  );
}

const meanings = ({ op, operands }: Case): number[] =>
  argumentLists(operands).map((args) => opRow(op).meaning(...args));

let native: Map<string, number[]> | undefined;
let skipped = '';
let folder = '';

const cArguments = (operands: readonly Kind[], list: number[]) =>
  list
    .map((v) => `${v}u`)
    .slice(0, operands.length)
    .join(', ');

/** A C host that prints every result of every row. */
function host(): string {
  const rows = cases.map(({ name, operands }) => {
    const declaration = `uint32_t ${name}(${operands.map(() => 'uint32_t').join(', ')});`;
    const calls = argumentLists(operands).map((list) => `  printf(" %u", ${name}(${cArguments(operands, list)}));`);
    return { declaration, calls: [`  printf("${name}");`, ...calls, '  puts("");'].join('\n') };
  });
  const declarations = rows.map(({ declaration }) => declaration).join('\n');
  return `#include <stdint.h>\n#include <stdio.h>\n${declarations}\nint main(void) {\n${rows.map(({ calls }) => calls).join('\n')}\n  return 0;\n}\n`;
}

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'sigil-ops-'));
  const reason = await whyNativeIsSkipped();
  if (reason !== undefined) {
    skipped = reason;
    return;
  }
  const module = moduleOfAllRows();
  const { ssa } = lower(module, { name: 'rows' });
  module.dispose();
  const main = join(folder, 'main.c');
  const executable = join(folder, 'rows');
  await writeFile(main, host());
  await buildExecutable({ ssa, conformer: 'rows', out: executable, cSources: [main] });
  const lines = (await runTool(executable, []))
    .trim()
    .split('\n')
    .map((line) => line.split(' '));
  native = new Map(lines.map(([name, ...results]) => [name!, results.map(Number)]));
}, 60_000);

afterAll(() => rm(folder, { recursive: true, force: true }));

describe('every operation means in wasm, natively and in plain JavaScript the same', async () => {
  const module = moduleOfAllRows();
  const { instance } = await WebAssembly.instantiate(emitWasm(module) as BufferSource, {});
  module.dispose();

  it.for(cases)('$name in wasm', (row) => {
    const run = instance.exports[row.name] as (...args: number[]) => number;
    expect(argumentLists(row.operands).map((args) => run(...args) >>> 0)).toEqual(meanings(row));
  });

  it.for(cases)('$name natively', (row, { skip }) => {
    if (native === undefined) return skip(`native: ${skipped}`);
    expect(native.get(row.name)).toEqual(meanings(row));
  });
});
