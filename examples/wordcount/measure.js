// Runs a command over an input file, and tells how long it took and how much memory it had at its peak.
import { spawn } from 'node:child_process';
import { closeSync, openSync, readFileSync } from 'node:fs';

const POLL_MILLISECONDS = 2;

/** The high-water mark the kernel keeps of a process; undefined where there is no /proc, and once it has ended. */
function polledPeak(pid) {
  try {
    const kilobytes = /^VmHWM:\s+(\d+) kB$/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1];
    return kilobytes === undefined ? undefined : Number(kilobytes) * 1024;
  } catch {
    return undefined;
  }
}

/** Without the launcher of peak.c the kernel is asked again and again, which misses the end of a process. */
function runOnce(command, inputFile, outputFile, launcher) {
  const input = openSync(inputFile, 'r');
  const output = openSync(outputFile, 'w');
  const [file, ...args] = launcher === undefined ? command : [launcher, ...command];
  return new Promise((resolve, reject) => {
    const begin = performance.now();
    const child = spawn(file, args, { stdio: [input, output, 'inherit', 'pipe'] });
    let peak;
    let milliseconds;
    child.stdio[3].on('data', (report) => {
      peak = Number(report);
    });
    const poll = setInterval(() => {
      if (launcher === undefined) peak = polledPeak(child.pid) ?? peak;
    }, POLL_MILLISECONDS);
    child.on('error', reject);
    child.on('exit', () => {
      milliseconds = performance.now() - begin;
      clearInterval(poll);
    });
    child.on('close', (status, signal) => {
      if (status === 0) resolve({ milliseconds, peak });
      else reject(new Error(`${command[0]} ended with ${signal ?? `status ${status}`}`));
    });
  }).finally(() => {
    closeSync(input);
    closeSync(output);
  });
}

/** The shortest time and the highest peak of some runs. Rejects when one ends with another status than 0. */
export async function measure(command, inputFile, outputFile, { runs, launcher }) {
  const results = [];
  for (let run = 0; run < runs; run += 1) results.push(await runOnce(command, inputFile, outputFile, launcher));
  const peaks = results.map(({ peak }) => peak).filter((peak) => peak !== undefined);
  return {
    milliseconds: Math.min(...results.map(({ milliseconds }) => milliseconds)),
    peak: peaks.length > 0 ? Math.max(...peaks) : undefined,
  };
}
