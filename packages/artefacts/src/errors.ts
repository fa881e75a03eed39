/** A package that cannot be made, in one line. */
export class ArtefactError extends Error {
  override readonly name = 'ArtefactError';
}
