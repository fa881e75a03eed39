/*
 * What a test runs native code on: this machine, or another one that qemu-user plays, its programs made by a cross
 * compiler and linked statically, so that no foreign system has to be installed.
 *
 * `SIGIL_TEST_TARGET=arm64 npx vitest run test/lower` runs every differential test of the lowering on the other machine.
 */
import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';
import { findCrossTools, findQbe, MissingToolError } from '../src/toolchain/index.js';

export type EmulatedTarget = 'arm64' | 'rv64';

export interface Machine {
  /** undefined: this machine's own */
  readonly target: EmulatedTarget | undefined;
  /** what stands before a program to run it */
  readonly emulator: readonly string[];
}

const thisMachine: Machine = { target: undefined, emulator: [] };

const emulators = { arm64: 'qemu-aarch64', rv64: 'qemu-riscv64' } as const satisfies Record<EmulatedTarget, string>;

function isProgram(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

function findEmulator(target: EmulatedTarget): string {
  const variable = `SIGIL_QEMU_${target.toUpperCase()}`;
  const named = process.env[variable];
  if (named !== undefined && isProgram(named)) return named;
  const names = [emulators[target], `${emulators[target]}-static`];
  const folders = (process.env.PATH ?? '').split(delimiter).filter((folder) => folder !== '');
  const found = folders.flatMap((folder) => names.map((name) => join(folder, name))).find(isProgram);
  if (found !== undefined) return found;
  const reason = `${emulators[target]} is neither named by ${variable} nor on PATH`;
  throw new MissingToolError(emulators[target], reason, 'apt-get install qemu-user');
}

/** Throws MissingToolError for whatever of qbe, cross compiler, archiver and emulator is not there. */
export function emulated(target: EmulatedTarget): Machine {
  findQbe();
  const { cc, ccArguments, ar } = findCrossTools(target);
  ar();
  const emulator = [findEmulator(target)];
  if (!ccArguments.includes('-static')) {
    process.env[`SIGIL_CC_${target.toUpperCase()}`] = [cc, ...ccArguments, '-static'].join(' ');
  }
  return { target, emulator };
}

const asked = process.env.SIGIL_TEST_TARGET;

/** The machine that differential tests run on. */
export const testMachine: Machine = asked === 'arm64' || asked === 'rv64' ? emulated(asked) : thisMachine;
