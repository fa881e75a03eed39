/** The traces that the package holds, and how often each is replayed for one time. */
import { readdirSync, readFileSync } from 'node:fs';
import { readTrace } from './format/file.js';
import type { Trace } from './format/trace.js';
import { traceFile, traceFolder } from './paths.js';

const EXTENSION = '.trace';
/** Operations behind one time: 10 to 30 ms of dlmalloc's. */
const OPERATIONS_OF_A_TIME = 1_000_000;
/** A program that asks seldom asks for much: it is replayed no more often than that. */
const MOST_TURNS = 1_000;

export const traceNames: readonly string[] = readdirSync(traceFolder)
  .filter((file) => file.endsWith(EXTENSION))
  .map((file) => file.slice(0, -EXTENSION.length))
  .sort();

/** @throws TraceError */
export const loadTrace = (name: string): Trace => readTrace(readFileSync(traceFile(name)), name);

/** @param scale share of the usual number */
export const turnsOf = (operations: number, scale: number): number =>
  Math.max(1, Math.min(MOST_TURNS, Math.round((OPERATIONS_OF_A_TIME * scale) / operations)));
