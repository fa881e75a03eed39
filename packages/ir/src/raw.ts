/** What binaryen.js has at run time and its typings put elsewhere. */
import binaryen from 'binaryen';

/** Accessors of functions; the typings list them under `Module`. */
export const functionAccess = (binaryen as unknown as { Function: binaryen.Module['Function'] }).Function;

export interface RawDataSegment {
  readonly name: string;
  readonly offset: number | null;
  readonly data: ArrayBuffer;
  readonly passive: boolean;
}

interface RawSegments {
  getNumDataSegments(): number;
  getDataSegmentInfo(segment: binaryen.DataSegmentRef): RawDataSegment;
}

/** The module's data segments, in order; the typings have other names for the two accessors. */
export function rawDataSegments(module: binaryen.Module): RawDataSegment[] {
  const raw = module as unknown as RawSegments;
  return Array.from({ length: raw.getNumDataSegments() }, (_, i) =>
    raw.getDataSegmentInfo(module.getDataSegmentByIndex(i)),
  );
}
