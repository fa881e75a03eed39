/** What a recorder brings home, native or wasm. */
export interface Recording {
  /** a file of events */
  readonly bytes: Uint8Array;
  /** the recorded process */
  readonly command: readonly string[];
  readonly pointerBytes: 4 | 8;
}
