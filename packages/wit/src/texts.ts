/** The WIT packages as text, for the official tooling. Reads files: a door of its own, for Node. */
import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { ContractError } from './errors.js';

export const witDirectory = fileURLToPath(new URL('../wit/', import.meta.url));

export const witText = (file: string): string => readFileSync(witDirectory + file, 'utf8');

const PACKAGE_LINE = /^package ([^;]+);$/m;

const idOf = (text: string): string => PACKAGE_LINE.exec(text)?.[1] ?? '';

/** Every package here: `sigil:heap@0.1.0` -> its text. */
export const witPackages = (): ReadonlyMap<string, string> =>
  new Map(
    readdirSync(witDirectory)
      .filter((file) => file.endsWith('.wit'))
      .map((file) => [idOf(witText(file)), witText(file)]),
  );

/** A package as it stands behind another one, so that one text holds both. */
export const nestedPackage = (text: string): string => `package ${idOf(text)} {\n${text.replace(PACKAGE_LINE, '')}}\n`;

/** The package of that id, to stand behind another one. @throws ContractError */
export function packageText(id: string): string {
  const text = witPackages().get(id);
  if (text === undefined) throw new ContractError(`no WIT here is of the package '${id}'`);
  return nestedPackage(text);
}
