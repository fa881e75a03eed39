// Runs a command over an input file, and tells how long it took and how much memory it had at its peak.
import { spawn } from 'node:child_process';
import { closeSync, openSync, readFileSync } from 'node:fs';

const POLL_MILLISECONDS = 2;
const WATCHED_MILLISECONDS = 20;

/** The high-water mark the kernel keeps of a process; undefined where there is no /proc, and once it has ended. */
function peakBytes(pid) {
  try {
    const kilobytes = /^VmHWM:\s+(\d+) kB$/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1];
    return kilobytes === undefined ? undefined : Number(kilobytes) * 1024;
  } catch {
    return undefined;
  }
}

/** Asks without a pause at first: a short process is over before a timer fires. Ends with the process. */
function watchBeginning(pid, begin) {
  let peak;
  for (
    let seen = peakBytes(pid);
    seen !== undefined && performance.now() - begin < WATCHED_MILLISECONDS;
    seen = peakBytes(pid)
  ) {
    peak = seen;
  }
  return peak;
}

function runOnce([file, ...args], inputFile, outputFile) {
  const input = openSync(inputFile, 'r');
  const output = openSync(outputFile, 'w');
  return new Promise((resolve, reject) => {
    const begin = performance.now();
    const child = spawn(file, args, { stdio: [input, output, 'inherit'] });
    let peak = watchBeginning(child.pid, begin);
    const poll = setInterval(() => {
      peak = peakBytes(child.pid) ?? peak;
    }, POLL_MILLISECONDS);
    child.on('error', reject);
    child.on('exit', (status, signal) => {
      const milliseconds = performance.now() - begin;
      clearInterval(poll);
      if (status === 0) resolve({ milliseconds, peak });
      else reject(new Error(`${file} ended with ${signal ?? `status ${status}`}`));
    });
  }).finally(() => {
    closeSync(input);
    closeSync(output);
  });
}

/** The shortest time and the highest peak of some runs. Rejects when one ends with another status than 0. */
export async function measure(command, inputFile, outputFile, runs) {
  const results = [];
  for (let run = 0; run < runs; run += 1) results.push(await runOnce(command, inputFile, outputFile));
  const peaks = results.map(({ peak }) => peak).filter((peak) => peak !== undefined);
  return {
    milliseconds: Math.min(...results.map(({ milliseconds }) => milliseconds)),
    peak: peaks.length > 0 ? Math.max(...peaks) : undefined,
  };
}
