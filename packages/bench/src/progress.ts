/** What is going on, for a person who waits: one line on a terminal, gone when the work is done. In a pipe nothing is said. */
import yoctoSpinner, { type Spinner } from 'yocto-spinner';

let stage = '';
let line: Spinner | undefined;

/** @param name what the steps told from now on belong to */
export function beginStage(name: string): void {
  stage = name;
}

export function showProgress(step: string): void {
  if (!process.stderr.isTTY || process.env.TERM === 'dumb' || 'CI' in process.env) return;
  const text = `${stage === '' ? '' : `${stage}: `}${step}`;
  if (line === undefined) line = yoctoSpinner({ text, stream: process.stderr }).start();
  else line.text = text;
}

export function clearProgress(): void {
  line?.stop();
  line = undefined;
}
