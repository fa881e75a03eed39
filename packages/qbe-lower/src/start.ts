/* Functions a module gets beyond its own: instantiate, and one for each further export of a function. */
import { Body, type ModuleContext } from './body.js';
import { lowerExpression } from './expression.js';
import {
  address,
  type Class,
  constant,
  type EffectOp,
  type Operand,
  type QbeFunction,
  type Temporary,
  type ValueOp,
} from './qbe.js';
import { literalOffset, type Offset, splitActive } from './segments.js';
import type { Alias } from './symbols.js';
import { paramClasses, resultType } from './types.js';

const nothing = { params: [], results: [] } as const;
const loads = { w: 'loaduw', l: 'loadl', s: 'loads', d: 'loadd' } as const satisfies Record<Class, ValueOp>;
const stores = { w: 'storew', l: 'storel', s: 'stores', d: 'stored' } as const satisfies Record<Class, EffectOp>;

export interface StartNames {
  readonly instantiate: string;
  readonly descriptor: string;
  /** A word that says whether it has been done. */
  readonly flag: string;
}

/**
 * Makes the module part of the process: registers it with the shim, computes globals, runs the start function. Does
 * nothing when called again. Traps table-bounds if an element segment does not fit its table.
 */
export function instantiateFunction(
  module: ModuleContext,
  { instantiate, descriptor, flag }: StartNames,
  isExported: boolean,
  isOutOfBounds: boolean,
): QbeFunction {
  const body = new Body(module, `the start of this module`, nothing, lowerExpression);
  const { builder } = body;
  const [todo, done] = [builder.label(), builder.label()];
  builder.branch(builder.value('loadw', 'w', address(flag)), done, todo);
  builder.place(todo);
  builder.effect('storew', constant('w', 1), address(flag));
  body.helperEffect('sigil_rt_register', ['l'], address(descriptor));
  for (const { name, import: source, init } of module.image.globals) {
    const home = module.globals.get(name)!;
    if (source !== null || home.initial !== null) continue;
    builder.effect(stores[home.class], body.value(init), address(home.symbol));
  }
  copyGlobals(body);
  if (isOutOfBounds) body.trap('table-bounds');
  layLateSegments(body);
  const { start } = module.image;
  if (start !== null) body.helperEffect(module.symbols.functions.get(start)!, []);
  builder.place(done);
  builder.ret(null);
  body.finishTraps();
  return builder.finish(instantiate, isExported, null, []);
}

/** Further names of immutable globals whose values only the start tells: imported ones, and what is computed from them. */
function copyGlobals({ builder, module }: Body): void {
  for (const { export: item, symbol } of module.symbols.aliases) {
    const home = item.kind === 'global' ? module.globals.get(item.value) : undefined;
    if (home === undefined || home.initial !== null) continue;
    const value = builder.value(loads[home.class], home.class, address(home.symbol));
    builder.effect(stores[home.class], value, address(symbol));
  }
}

/** The segments from the first on whose offset is computed: elements, then data. */
function layLateSegments(body: Body): void {
  const { image, tables, elements, segments } = body.module;
  for (const segment of splitActive(image.elements).late) {
    const table = tables.get(segment.table)!;
    const count = constant('w', segment.elements.length);
    const places = [
      address(table.symbol),
      constant('w', table.length),
      address(elements.get(segment.name)!.entries),
      count,
    ];
    const operands = [...places, offsetValue(body, segment), constant('w', 0), count];
    body.helperEffect('sigil_op_table_copy', ['l', 'w', 'l', 'w', 'w', 'w', 'w'], ...operands);
  }
  for (const segment of splitActive(image.data).late) {
    const count = constant('w', segment.bytes.length);
    const operands = [
      offsetValue(body, segment),
      constant('w', 0),
      count,
      address(segments.get(segment.name)!.bytes),
      count,
    ];
    body.helperEffect('sigil_op_memory_init', ['w', 'w', 'w', 'l', 'w'], ...operands);
  }
}

function offsetValue(body: Body, { offset }: { readonly offset: Offset }): Operand {
  return offset.kind === 'computed' ? body.value(offset.expression) : constant('w', literalOffset({ offset }));
}

/** A function under a further name: it calls the one it stands for. */
export function forwardingFunction(module: ModuleContext, alias: Alias, isExported: boolean): QbeFunction {
  const signature = module.signatures.get(alias.export.value)!;
  const body = new Body(module, `the export "${alias.export.name}"`, signature, lowerExpression);
  const kinds = paramClasses(signature);
  const parameters: Temporary[] = kinds.map((kind) => body.builder.temporary(kind, 'local'));
  const type = resultType(signature);
  const target = address(module.symbols.functions.get(alias.export.value)!);
  body.builder.ret(body.builder.call(target, type, kinds, parameters));
  return body.builder.finish(alias.symbol, isExported, type, parameters);
}
