/** An allocator that is called natively: how its worker is built, and what it cannot do. */
import type { Entrant } from '../field.js';
import type { NativeKernel } from './catalogue.js';

/** `plain`: as kernels are timed. `timed`: each call is timed by itself. */
export type Form = 'plain' | 'timed';

/** A worker as it is started. */
export interface NativeWorker {
  readonly file: string;
  /** name of the shared object that takes over C's malloc */
  readonly preload?: string;
}

export interface NativeContender extends Entrant {
  /** what it is and how kernels get to it, for the legend of a table */
  readonly what: string;
  readonly isOurs: boolean;
  /** why it does not run this kernel; undefined where it does */
  lacks(kernel: NativeKernel): string | undefined;
  /** false for a runtime of objects: it has no blocks that could be looked at byte by byte */
  readonly isVerified: boolean;
  /** false where the allocator is part of the kernels' code: its calls are nowhere to be timed */
  readonly hasTimedForm: boolean;
  /**
   * Builds the worker in a folder of its own.
   * @param source another C file than the kernels', with a main of its own, that calls what face.h has
   */
  build(form: Form, folder: string, source?: string): Promise<NativeWorker>;
}
