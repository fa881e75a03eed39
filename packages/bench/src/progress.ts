/** What is going on, for a person who waits: one line on a terminal that is written over again. In a pipe nothing is said. */

let stage = '';

/** @param name what the steps told from now on belong to */
export function beginStage(name: string): void {
  stage = name;
}

export function showProgress(step: string): void {
  if (process.stderr.isTTY) process.stderr.write(`\r\x1b[K${stage === '' ? '' : `${stage}: `}${step}`);
}

export function clearProgress(): void {
  if (process.stderr.isTTY) process.stderr.write('\r\x1b[K');
}
