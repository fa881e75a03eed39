/** A module that no component can be made of: what is wrong with it, in one line. */
export class ComponentError extends Error {
  override readonly name = 'ComponentError';
}

/** The official tooling is not installed; says what installs it. */
export class MissingToolError extends Error {
  override readonly name = 'MissingToolError';

  constructor(
    readonly tool: string,
    readonly installCommand: string,
  ) {
    super(`the npm package ${tool} is not installed; install with: ${installCommand}`);
  }
}
