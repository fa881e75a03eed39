/** What our WIT declares, in the same words as `printed.ts`. */
import { interfaceId, readWit } from '@sigil-alloc/wit';
import { witPackages } from '@sigil-alloc/wit/texts';

/** Interface -> its functions, a line each; of every package. */
export function declaredInterfaces(): ReadonlyMap<string, readonly string[]> {
  const packages = [...witPackages()].map(([id, text]) => ({ id, wit: readWit(text, id) }));
  const aliases = packages.flatMap(({ wit }) => wit.interfaces.flatMap((declared) => declared.aliases));
  const typeText = (type: string): string => {
    const alias = aliases.find(({ name }) => name === type);
    return alias === undefined ? type : `${type} = ${alias.target}`;
  };
  const lines = packages.flatMap(({ id, wit }) =>
    wit.interfaces.map(({ name, functions }): [string, string[]] => [
      interfaceId({ package: id, interface: name }),
      functions
        .map((fn) => {
          const params = fn.params.map((param) => `${param.name}: ${typeText(param.type)}`);
          return `${fn.name}(${params.join(', ')})${fn.result === null ? '' : ` -> ${typeText(fn.result)}`}`;
        })
        .sort(),
    ]),
  );
  return new Map(lines);
}
