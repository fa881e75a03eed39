/** A module that cannot become an object. Thrown before anything is written; the message is one line. */
export class WasmObjectError extends Error {
  override readonly name = 'WasmObjectError';

  /**
   * @param place what of the module is refused: a section, or a function and an offset in its body
   * @param reason why, and what would do
   */
  constructor(
    readonly place: string,
    readonly reason: string,
  ) {
    super(`no relocatable object can be made of this module: ${place}: ${reason}`);
  }
}
