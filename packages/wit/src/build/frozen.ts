/** A published surface never changes. Its text stands in `frozen/`; what the WIT derives must still be that. */
import { ContractError } from '../errors.js';
import { differencesBetween } from './judge.js';

const byFunction = (text: string): Map<string, string> =>
  new Map(
    text
      .trim()
      .split('\n')
      .filter((line) => line !== '')
      .map((line) => [line.slice(0, line.indexOf('(')), line.slice(line.indexOf('('))]),
  );

/** @throws ContractError naming each function that is missing, new or changed */
export function refuseChange(derived: string, frozen: string, packageId: string): void {
  const differences = differencesBetween(byFunction(derived), byFunction(frozen), 'the WIT', 'the frozen surface');
  if (differences.length > 0) throw new ContractError(`${packageId} is frozen: ${differences.join('; ')}`);
}
