/** Where traces, recorders and replayers lie in the package. */
import { inPackage } from '../paths.js';

export const traceFolder = inPackage('traces/');
export const traceFile = (name: string): string => inPackage(`traces/${name}.trace`);
export const recorderFolder = inPackage('recorder');
export const recorderSource = inPackage('recorder/record.c');
export const wasmReplayer = inPackage('workers/traces.js');
export const nativeReplayer = inPackage('recorder/replay.c');
