/**
 * What is going on, for a person who waits: one line on a terminal, gone when the work is done. In a pipe, under CI and on a
 * dumb terminal nothing is said. Most of the work keeps the process busy, so the line moves from step to step and not between.
 */
import yoctoSpinner, { type Spinner } from 'yocto-spinner';

let line: Spinner | undefined;

/** Whether somebody looks. */
export const isWatched = (): boolean =>
  process.stderr.isTTY === true && process.env.TERM !== 'dumb' && !('CI' in process.env);

/** Says what is done from now on, in place of what was said before. */
export function step(text: string): void {
  if (!isWatched()) return;
  if (line === undefined) line = yoctoSpinner({ text, stream: process.stderr }).start();
  else line.text = text;
}

/** The line is gone; before anything else is printed, and before another program writes. */
export function endSteps(): void {
  line?.stop();
  line = undefined;
}
