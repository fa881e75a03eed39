/** Workers of all contenders, built and held to their word before any time is taken. */
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { ChecksumError } from '../errors.js';
import type { Command } from '../interleave.js';
import { showProgress } from '../progress.js';
import { Worker } from '../worker.js';
import type { Form, NativeContender, NativeWorker } from './contender.js';

export interface Prepared {
  readonly contender: NativeContender;
  readonly plain: Command;
  /** whose calls are timed one by one; the plain one where they cannot be */
  readonly timed: Command;
}

const VERIFY_KERNEL = 'verify';
const VERIFY_TURNS = 20_000;
const RIGHT = /^0+$/;

/** @throws ChecksumError for an allocator whose blocks are not kept apart */
export async function prepareNative(contenders: readonly NativeContender[], folder: string): Promise<Prepared[]> {
  showProgress('building workers');
  // All of them end before a failure is told: nothing may still write into the folder that is then removed.
  const settled = await Promise.allSettled(
    contenders.map((contender) => prepareOne(contender, join(folder, contender.name))),
  );
  return settled.map((one) => {
    if (one.status === 'rejected') throw one.reason;
    return one.value;
  });
}

async function prepareOne(contender: NativeContender, folder: string): Promise<Prepared> {
  const build = async (form: Form): Promise<Command> => {
    const own = join(folder, form);
    await mkdir(own, { recursive: true });
    return commandOf(await contender.build(form, own));
  };
  const plain = await build('plain');
  if (contender.isVerified) await verify(contender, plain);
  return { contender, plain, timed: contender.hasTimedForm ? await build('timed') : plain };
}

/** Only the worker has what is preloaded, and none of what starts it. */
export const commandOf = ({ file, preload }: NativeWorker): Command =>
  preload === undefined ? [file] : ['env', `LD_PRELOAD=${preload}`, file];

/** Times of an allocator that hands out overlapping blocks mean nothing. */
async function verify({ name }: NativeContender, command: Command): Promise<void> {
  const worker = new Worker(name, command);
  try {
    const { checksum: faults } = await worker.run(VERIFY_KERNEL, VERIFY_TURNS);
    if (RIGHT.test(faults)) return;
    throw new ChecksumError(`${name}: bytes of live blocks changed`);
  } finally {
    await worker.close();
  }
}
