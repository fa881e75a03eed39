/** Stand-ins for conformers: modules with every export that is asked for, whose functions answer 0 or nothing. */
import { type ContractFunction, conformerFunctions, type WorldName, worldFunctions } from '@sigil-alloc/wit';
import binaryen from 'binaryen';

const HEAD = '(memory (export "memory") 1)';

const functionText = ({ linkName, params, result }: ContractFunction): string => {
  const operands = params.map(({ core }) => `(param ${core})`).join(' ');
  const body = result === null ? '' : `(result ${result.core}) (${result.core}.const 0)`;
  return `(func (export "${linkName}") ${operands} ${body})`;
};

export function wasmOf(fields: string): Uint8Array {
  const module = binaryen.parseText(`(module ${fields})`);
  try {
    return module.emitBinary();
  } finally {
    module.dispose();
  }
}

export interface StandInOptions {
  readonly worlds?: readonly WorldName[];
  /** link names that are left out */
  readonly without?: readonly string[];
  /** more fields, before the others */
  readonly fields?: string;
}

export function standIn({ worlds = [], without = [], fields = '' }: StandInOptions = {}): Uint8Array {
  const functions = [...conformerFunctions, ...worldFunctions(worlds)];
  const kept = functions.filter(({ linkName }) => !without.includes(linkName));
  return wasmOf(`${fields} ${without.includes('memory') ? '' : HEAD} ${kept.map(functionText).join('\n')}`);
}
