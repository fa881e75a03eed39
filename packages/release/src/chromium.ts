/** A page in a real Chromium: opened headless with a profile of its own, closed when it has reported. */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { findProgram } from './programs.js';

const NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'chrome'];

const OPTIONS = [
  '--headless',
  '--no-sandbox',
  '--disable-gpu',
  '--disable-dev-shm-usage',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--disable-quic',
];

/** What SIGIL_TEST_CHROMIUM names, or the first on PATH; undefined where there is none. */
export function findChromium(): string | undefined {
  const named = process.env.SIGIL_TEST_CHROMIUM;
  return named ?? NAMES.map(findProgram).find((path) => path !== undefined);
}

export const HOW_TO_GET_CHROMIUM = 'none that SIGIL_TEST_CHROMIUM or PATH names; on Debian: apt-get install chromium';

/** Opens `url` while `work` runs. */
export async function withPage<Value>(chromium: string, url: string, work: () => Promise<Value>): Promise<Value> {
  const profile = await mkdtemp(join(tmpdir(), 'sigil-chromium-'));
  const browser = spawn(chromium, [...OPTIONS, `--user-data-dir=${profile}`, url], { stdio: 'ignore', detached: true });
  try {
    return await Promise.race([work(), ended(browser)]);
  } finally {
    await close(browser);
    // Its last processes may still write to the profile.
    await rm(profile, { recursive: true, force: true, maxRetries: 10, retryDelay: 100 });
  }
}

async function ended(browser: ChildProcess): Promise<never> {
  const [code] = (await once(browser, 'exit')) as [number | null];
  throw new Error(`Chromium ended with ${code} before the page reported`);
}

/** The browser and the processes that it started are one group. */
async function close(browser: ChildProcess): Promise<void> {
  if (browser.exitCode !== null || browser.pid === undefined) return;
  const gone = once(browser, 'exit');
  process.kill(-browser.pid, 'SIGKILL');
  await gone;
}
