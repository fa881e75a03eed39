/** Programs as one native executable: each runs, then collects, and a line tells what it answered and what still lives. */
import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { buildExecutable, type Lowered, lower } from '@sigil-alloc/qbe-lower';
import binaryen from 'binaryen';
import type { Machine } from './machine.js';

const run = promisify(execFile);

const identifier = (program: string): string => program.replaceAll('-', '_');

/** The source of a program that exports the `main` of each of them under its name; asc compiles them as one. */
export const together = (programs: readonly string[]): string =>
  programs
    .map(
      (program, at) => `import { main as main${at} } from './${program}';
export function ${identifier(program)}(): i32 { return main${at}(); }`,
    )
    .join('\n');

const lineOf = (program: string, result: number, live: number): string => `${program} ${result} ${live}`;

/** What the executable prints, from the same module run here. */
export function linesInNode({ call }: Machine, programs: readonly string[]): readonly string[] {
  return programs.map((program) => {
    const result = call[identifier(program)]!();
    call.__collect!();
    return lineOf(program, result, call.sigil_live_blocks!());
  });
}

export async function linesNatively(wasm: Uint8Array, programs: readonly string[]): Promise<readonly string[]> {
  const module = binaryen.readBinary(wasm);
  const lowered = lower(module, { name: 'programs' });
  module.dispose();
  const folder = await mkdtemp(join(tmpdir(), 'sigil-assemblyscript-'));
  try {
    const [driver, out] = [join(folder, 'driver.c'), join(folder, 'programs')];
    await writeFile(driver, driverSource(lowered, programs));
    await buildExecutable({ ssa: lowered.ssa, conformer: 'full', cSources: [driver], out });
    const { stdout } = await run(out);
    return stdout.trim().split('\n');
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

function driverSource({ exports }: Lowered, programs: readonly string[]): string {
  const symbolOf = (name: string) => exports.find((item) => item.name === name)!.symbol;
  const declared = programs.map(
    (program) => `int32_t ${identifier(program)}_(void) __asm__("${symbolOf(identifier(program))}");`,
  );
  const calls = programs.map((program) => `show("${program}", ${identifier(program)}_());`);
  return `#include <inttypes.h>
#include <stdio.h>
void collect(void) __asm__("${symbolOf('__collect')}");
uint32_t live_blocks(void) __asm__("${symbolOf('sigil_live_blocks')}");
${declared.join('\n')}
static void show(const char *program, int32_t result) {
  collect();
  printf("%s %" PRId32 " %" PRIu32 "\\n", program, result, live_blocks());
}
int main(void) {
  ${calls.join('\n  ')}
  return 0;
}
`;
}
