import { componentEmbed } from '@bytecodealliance/jco-transpile/wasm-tools';
import { describe, expect, it } from 'vitest';
import { coreFunctions } from '../src/build/core-module.js';
import { canonicalName, contract, interfaceId, newCanonicalName } from '../src/index.js';
import { nestedPackage, packageText, witPackages, witText } from '../src/texts.js';

const [alloc] = contract.functions;

describe('the names of the canonical ABI', () => {
  it('are spelled in two ways, from the WIT', () => {
    expect(interfaceId(alloc)).toBe('sigil:allocator/core@0.1.0');
    expect(canonicalName(alloc)).toBe('sigil:allocator/core@0.1.0#alloc');
    expect(newCanonicalName(alloc)).toBe('cm32p2|sigil:allocator/core@0.1|alloc');
  });

  it('are those of the official tooling', async () => {
    const dummy = await componentEmbed({ witSource: witText('allocator.wit'), world: 'allocator', dummy: true });
    const names = [...coreFunctions(dummy).exports.keys()];
    expect(names).toEqual(expect.arrayContaining(contract.functions.map(newCanonicalName)));
  });
});

describe('the WIT packages as text', () => {
  it('are found by their ids', () => {
    expect([...witPackages().keys()]).toEqual(expect.arrayContaining(['sigil:allocator@0.1.0', 'asc:runtime@0.9.4']));
    expect(packageText('sigil:heap@0.1.0')).toBe(nestedPackage(witText('heap.wit')));
    expect(() => packageText('sigil:heap@9.9.9')).toThrow("no WIT here is of the package 'sigil:heap@9.9.9'");
  });

  it('stand behind another one with their own package line around them', () => {
    const text = nestedPackage('// why\npackage a:b@1.0.0;\nworld w {}\n');
    expect(text).toBe('package a:b@1.0.0 {\n// why\n\nworld w {}\n}\n');
  });
});
