/** What the command takes of this suite. */
export { compareTraces } from './compare.js';
export { tracesCsv, tracesFootprintCsv } from './csv.js';
export { tracesMarkdown } from './markdown.js';
export { parseTracesOptions, TRACES_USAGE, type TracesOptions } from './options.js';
export type { TraceRow, TraceSamples, TracesResult } from './result.js';
export { tracesTable } from './table.js';
