import { beforeAll, describe, expect, it } from 'vitest';
import { refuseChange } from '../src/build/frozen.js';
import { generatedFiles, generateFrozen } from '../src/build/generate.js';
import { derivedSignatures, judge, judgedSignatures } from '../src/build/judge.js';
import { type Derivation, deriveContract, SOURCES, WORLD_SOURCES, witTextWithContract } from '../src/build/read.js';
import { newCanonicalName } from '../src/canonical-abi.js';
import { coreSignature, type Surface } from '../src/surface.js';
import { witText } from '../src/texts.js';

const changed =
  (file: string, from: string | RegExp, to: string) =>
  (asked: string): string => {
    const text = witText(asked);
    if (asked !== file) return text;
    expect(text).toMatch(from);
    return text.replace(from, to);
  };

describe('the contract and the official WIT tooling', () => {
  let derivation: Derivation;
  beforeAll(() => {
    derivation = deriveContract();
  });

  it('agree on the core exports and types of every world', async () => {
    const surfaces = [derivation.contract, ...derivation.fixed];
    const sources = [SOURCES.contract, SOURCES.canonical, SOURCES.diagnostics];
    for (const [i, surface] of surfaces.entries()) {
      const judged = await judgedSignatures(witText(sources[i]!.file), surface.world);
      expect([...judged].sort()).toEqual(
        surface.functions.map((fn) => [newCanonicalName(fn), coreSignature(fn)]).sort(),
      );
    }
  });

  it.each(WORLD_SOURCES)('agree on the further world $world, with the contract that it includes', async (source) => {
    const derived = derivedSignatures(derivation.worlds[source.world], [derivation.contract]);
    const judged = await judgedSignatures(witTextWithContract(source.file), source.world);
    expect([...judged].sort()).toEqual([...derived].sort());
    expect(derived.size).toBeGreaterThan(derivation.contract.functions.length);
  });

  it('a hook that was misread is refused, as what a world imports', async () => {
    const { managed } = derivation.worlds;
    const [visitMembers] = managed.hooks;
    const text = witTextWithContract('managed.wit');
    const misread = { ...managed, hooks: [{ ...visitMembers!, params: [] }] };
    const refusal = expect(judge(misread, text, [derivation.contract])).rejects;
    await refusal.toThrow(
      "'import cm32p2|sigil:managed/hooks@0.1|visit-members' is () -> () to our reader and (i32 i32) -> () to the official WIT tooling",
    );
    await refusal.toThrow("'import cm32p2|sigil:managed/hooks@0.1|finalize' is known to the official WIT tooling only");
  });

  it('a further world that was misread is refused, naming the function', async () => {
    const { heap } = derivation.worlds;
    const text = witTextWithContract('heap.wit');
    await expect(judge(heap, text, [derivation.contract])).resolves.toBeUndefined();
    await expect(judge({ ...heap, functions: heap.functions.slice(1) }, text, [derivation.contract])).rejects.toThrow(
      /^sigil:heap@0\.1\.0: 'cm32p2\|sigil:heap\/blocks@0\.1\|free' is known to the official WIT tooling only$/,
    );
  });

  it('a reading that differs from the tooling is refused, naming the function', async () => {
    const alloc = derivation.contract.functions[0]!;
    const misread: Surface = { ...derivation.contract, functions: [{ ...alloc, result: null }] };
    const refusal = expect(judge(misread, witText(SOURCES.contract.file))).rejects;
    await refusal.toThrow(
      "'cm32p2|sigil:allocator/core@0.1|alloc' is (i32) -> () to our reader and (i32) -> (i32) to the official WIT tooling",
    );
    await refusal.toThrow("'cm32p2|sigil:allocator/bulk@0.1|free-all' is known to the official WIT tooling only");
  });

  it.each([
    ['a changed name', 'mem-copy: func', 'copy: func', "'core.mem-copy' is known to the frozen surface only"],
    ['a changed type', 'alloc: func(size: size)', 'alloc: func(size: u64)', "'core.alloc' is (size: u64)"],
    ['a missing function', 'free-all: func();', '', "'bulk.free-all' is known to the frozen surface only"],
    ['a changed parameter name', 'alloc: func(size:', 'alloc: func(bytes:', "'core.alloc' is (bytes: size)"],
  ])('%s fails the build with a message naming it', (_, from, to, message) => {
    const edited = deriveContract(changed('allocator.wit', from, to));
    const frozen = generateFrozen(derivation);
    expect(() => refuseChange(generateFrozen(edited), frozen, edited.contract.package)).toThrow(message);
  });

  it('two functions that derive one link name fail the build', () => {
    const text = changed('diagnostics.wit', 'failed-size: func', 'alloc: func');
    expect(() => deriveContract(text)).toThrow(
      "link name 'sigil_alloc' is derived from both core.alloc and trap.alloc",
    );
  });

  it.each([
    [
      'the contract',
      'heap.wit',
      'free: func',
      'promote: func',
      "'sigil_promote' is derived from both scope.promote and",
    ],
    ['a hook', 'managed.wit', 'forget: func', 'finalize: func', 'both weak.finalize and hooks.finalize'],
    ['another world', 'statistics.wit', 'live-bytes: func', 'trim: func', 'both blocks.trim and figures.trim'],
  ])('a further world that derives a link name of %s fails the build', (_, file, from, to, message) => {
    expect(() => deriveContract(changed(file, from, to))).toThrow(message);
  });

  it('a further world without the contract fails the build', () => {
    const text = changed('heap.wit', 'include sigil:allocator/allocator@0.1.0;', '');
    expect(() => deriveContract(text)).toThrow(
      "sigil:heap@0.1.0: world 'heap' does not include that of sigil:allocator@0.1.0",
    );
  });

  it('a further world leaves the frozen surface alone', () => {
    const edited = deriveContract(changed('heap.wit', 'trim: func() -> size', 'trim: func(least: size) -> size'));
    expect(() => refuseChange(generateFrozen(edited), generateFrozen(derivation), 'x')).not.toThrow();
    expect(generatedFiles(edited).get('generated/sigil.h')).toBe(generatedFiles(derivation).get('generated/sigil.h'));
  });

  it('a method’s result is a boolean where the WIT says bool', () => {
    const text = changed(
      'heap.wit',
      'resize-in-place: func(ptr: ptr, new-size: size) -> u32',
      'resize-in-place: func(ptr: ptr, new-size: size) -> bool',
    );
    const heap = generatedFiles(deriveContract(text)).get('src/generated/heap.ts');
    expect(heap).toContain('resizeInPlace(ptr: number, newSize: number): boolean;');
    expect(heap).toContain('return call(ptr, newSize) !== 0;');
  });

  it.each(['s32', 'f64'])('a method with a %s fails the build, naming the function', (type) => {
    const text = changed('heap.wit', 'trim: func() -> size', `trim: func() -> ${type}`);
    expect(() => generatedFiles(deriveContract(text))).toThrow(
      `sigil_trim has the type '${type}'; in JavaScript there are unsigned numbers and bool only`,
    );
  });

  it('names that are not ours make no methods', () => {
    expect(generatedFiles(derivation).get('src/generated/heap.ts')).not.toMatch(/__alloc|asc/i);
  });

  it('a derived text that was edited by hand is stale', () => {
    const edited = deriveContract(changed('allocator.wit', '/// A number of bytes.', '/// Bytes.'));
    const [now, then] = [generatedFiles(edited), generatedFiles(derivation)];
    expect([...now].filter(([path, text]) => then.get(path) !== text).map(([path]) => path)).toEqual([
      'src/generated/contract.ts',
    ]);
  });
});
