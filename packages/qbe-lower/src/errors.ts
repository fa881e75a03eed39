/** A module that cannot be lowered. Thrown before anything is written; the message is one line. */
export class LowerError extends Error {
  override readonly name = 'LowerError';

  /**
   * @param construct what is refused, by the name it has in the WebAssembly text format
   * @param place the function (or other part of the module) it stands in, as the module names it
   */
  constructor(
    readonly construct: string,
    readonly place: string,
    readonly reason: string,
  ) {
    super(`cannot lower ${construct} in ${place}: ${reason}`);
  }
}
