/*
 * A topic is one module in text form whose exports are sentences: each is a test, and its calls must give natively what
 * they give in Node. One native build serves the whole topic.
 */
import binaryen from 'binaryen';
import { beforeAll, describe, expect, it } from 'vitest';
import { compare } from './lower-differential.js';
import { missingTools } from './native-tools.js';

type Argument = number | bigint;

/** Arguments are bits; a negative number is taken for its two's complement. */
export type Calls = Readonly<Record<string, readonly (readonly Argument[])[]>>;

const {
  MutableGlobals,
  SignExt,
  NontrappingFPToInt,
  BulkMemory,
  BulkMemoryOpt,
  Multivalue,
  ReferenceTypes,
  ExtendedConst,
} = binaryen.Features as unknown as Readonly<Record<string, number>>;
/** What is lowered; and references, which the validator wants for tables in the bulk operations. */
const features = [
  MutableGlobals,
  SignExt,
  NontrappingFPToInt,
  BulkMemory,
  BulkMemoryOpt,
  Multivalue,
  ReferenceTypes,
  ExtendedConst,
].reduce<number>((all, one) => all | (one ?? 0), 0);

const BUILD_MILLISECONDS = 120_000;

export function testTopic(
  title: string,
  wat: string,
  calls: Calls,
  expected: Readonly<Record<string, string>> = {},
): void {
  describe.skipIf(missingTools)(title, () => {
    let node: string[] = [];
    let native: string[] = [];
    beforeAll(async () => {
      const module = binaryen.parseText(wat);
      module.setFeatures(features);
      expect(module.validate()).toBe(1);
      const list = Object.entries(calls).flatMap(([name, rows]) =>
        rows.map((args) => ({ name, args: args.map((arg) => BigInt.asUintN(64, BigInt(arg))) })),
      );
      const result = await compare(module, list);
      node = result.trace;
      native = result.native;
      module.dispose();
    }, BUILD_MILLISECONDS);

    const linesOf = (trace: readonly string[], name: string) =>
      trace.filter((line) => line.startsWith(`${name} `) || line === name);
    for (const name of Object.keys(calls)) {
      it(name, () => {
        expect(linesOf(node, name)).not.toEqual([]);
        expect(linesOf(native, name)).toEqual(linesOf(node, name));
        const wanted = expected[name];
        if (wanted !== undefined)
          expect(
            linesOf(native, name)
              .map((line) => line.slice(name.length + 1))
              .join(', '),
          ).toBe(wanted);
      });
    }
    it('leaves memory, globals and calls of imports as they are in Node', () => {
      const rest = (trace: readonly string[]) => trace.filter((line) => /^(import|global|memory|start) /.test(line));
      expect(rest(native)).toEqual(rest(node));
    });
  });
}
