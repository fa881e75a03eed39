import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import binaryen from 'binaryen';
import { describe, expect, it } from 'vitest';
import { buildExecutable, compileSsa, lower } from '../src/index.js';
import { placeScans } from '../src/scans.js';
import { missingTools } from './native-tools.js';
import { run, testFolder } from './shim-host.js';

const folder = await testFolder();

const edges = [0n, 1n, 2n, 6n, 0x80000000n, 0xffffffffn, 1n << 32n, 1n << 63n, (1n << 64n) - 1n];

function leading(value: bigint, bits: number): number {
  return bits - BigInt.asUintN(bits, value).toString(2).replace(/^0$/, '').length;
}

function trailing(value: bigint, bits: number): number {
  const low = BigInt.asUintN(bits, value);
  return low === 0n ? bits : (low & -low).toString(2).length - 1;
}

describe.skipIf(missingTools)('counts of zeros', () => {
  it('are instructions and no calls in assembly for amd64, however it is asked for', async () => {
    const names = ['i32.clz', 'i32.ctz', 'i64.clz', 'i64.ctz'];
    const functions = names.map((name) => {
      const type = name.slice(0, 3);
      return `(func (export "${name}") (param ${type}) (result ${type}) (${name} (local.get 0)))`;
    });
    const module = binaryen.parseText(`(module ${functions.join(' ')})`);
    const { ssa } = lower(module);
    module.dispose();
    const assembly = join(folder, 'scans.s');
    await compileSsa(ssa, { assembly }, { target: 'amd64_sysv' });
    const text = await readFile(assembly, 'utf8');
    expect(text.match(/\b(bsr[lq]|tzcnt[lq])\b/g)).toEqual(['bsrl', 'tzcntl', 'bsrq', 'tzcntq']);
    expect(text).not.toContain('sigil_op_c');
  });

  it('are given by the helpers as by the instructions', async () => {
    const rows = edges.map((value) => `show(${value}u);`);
    const host = join(folder, 'helpers.c');
    await writeFile(
      host,
      `#include <stdio.h>
#include "sigil_ops.h"
static void show(uint64_t v) {
  printf("%u %u ", sigil_op_clz32((uint32_t)v), sigil_op_ctz32((uint32_t)v));
  printf("%u %u\\n", (unsigned)sigil_op_clz64(v), (unsigned)sigil_op_ctz64(v));
}
int main(void) { ${rows.join(' ')} return 0; }
`,
    );
    const out = join(folder, 'helpers');
    await buildExecutable({ conformer: 'none', cSources: [host], out });
    const wanted = edges.map((v) => [leading(v, 32), trailing(v, 32), leading(v, 64), trailing(v, 64)].join(' '));
    expect((await run(out, [])).stdout.trim().split('\n')).toEqual(wanted);
  });
});

it('leaves other calls and the text for other processors as they are', () => {
  const text =
    '\tcallq sigil_op_popcnt32\n\tcallq sigil_op_clz32_of_mine\n\tcallq _sigil_op_clz32\n\tbl\tsigil_op_clz32\n';
  expect(placeScans(text)).toBe(text);
});
