import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { execa } from 'execa';
import { describe, expect, it } from 'vitest';
import { missingTools } from './native-tools.js';
import { shimHost, testFolder } from './shim-host.js';

const folder = await testFolder();
const wasi = shimHost(folder, 'wasi', { entry: 'wasm_main', entryReturns: true });

const OVERFLOW = 61;
const BADF = 8;
const INVAL = 28;

describe.skipIf(missingTools)('WASI on native', () => {
  it('echoes megabytes of any bytes through a pipe', async () => {
    await wasi();
    const input = randomBytes(3_000_000);
    const { stdout } = await execa(join(folder, 'wasi'), ['echo'], { input, encoding: 'buffer', reject: false });
    expect(Buffer.compare(stdout, input)).toBe(0);
  });

  it('gives the entry result as the exit status, cut to eight bits', async () => {
    expect((await wasi()).status).toBe(7);
  });

  it('exits with the status a program asks for, cut to eight bits', async () => {
    expect((await wasi(['exit'])).status).toBe(300 & 0xff);
  });

  it('hands over arguments and environment', async () => {
    const { stdout } = await wasi(['arguments', 'two words', 'drei'], { env: { A: '1', B: 'zwei' } });
    expect(stdout).toBe('0 0: arguments two words drei\n0 0: A=1 B=zwei\n');
  });

  it('refuses what is no descriptor and every pointer that leaves linear memory', async () => {
    const { stdout } = await wasi(['refusals']);
    expect(stdout).toBe(
      `fd ${BADF} ${BADF} ${BADF} ${BADF}, count outside ${OVERFLOW}, vectors outside ${OVERFLOW}, ` +
        `bytes outside ${OVERFLOW} ${OVERFLOW}, arguments outside ${OVERFLOW} ${OVERFLOW}, random outside ${OVERFLOW}, ` +
        `clock ${OVERFLOW} ${INVAL}, seek ${INVAL} ${OVERFLOW}\n`,
    );
  });

  it('has clocks, random bytes, file types and closing', async () => {
    const { stdout } = await wasi(['services']);
    expect(stdout).toBe(
      `clock 0 runs 1, random 0 is random 1, stdin type 6, seek in a pipe 70, close 0, again ${BADF}, stderr 0 then ${BADF}\n`,
    );
  });
});
