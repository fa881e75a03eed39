/** A WIT text that our reader does not accept: the rule, what stands there, and where. */
export class WitSyntaxError extends Error {
  override readonly name = 'WitSyntaxError';
  constructor(rule: string, found: string, file: string, line: number) {
    super(`${file}:${line}: ${rule}, found ${found === '' ? 'the end of the text' : `'${found}'`}`);
  }
}

/** A surface that breaks a rule of the contract: two functions of one link name, an unknown type, a frozen function changed. */
export class ContractError extends Error {
  override readonly name = 'ContractError';
}
