/* One function: parameters and locals become temporaries, the body is walked, trap blocks go to the end. */
import { Body, type ModuleContext } from './body.js';
import { returnValues } from './control.js';
import { lowerExpression } from './expression.js';
import type { ModuleFunction } from './image.js';
import { foldConstants } from './passes/constants.js';
import { keepTraps } from './passes/traps.js';
import { constant, type Operand, type QbeFunction, type Temporary } from './qbe.js';
import { type Expression, raw } from './raw.js';
import { classesOf, paramClasses, resultType } from './types.js';

export function lowerFunction(module: ModuleContext, source: ModuleFunction, isExported: boolean): QbeFunction {
  const { name, pointer, signature } = source;
  const body = new Body(module, `function "${name}"`, signature, lowerExpression);
  const { builder } = body;
  const parameters: Temporary[] = paramClasses(signature).map((kind) => builder.temporary(kind, 'local'));
  for (const parameter of parameters) body.locals.push([parameter]);
  for (let index = 0; index < raw._BinaryenFunctionGetNumVars(pointer); index++) {
    const kinds = classesOf(raw._BinaryenFunctionGetVar(pointer, index), body.place);
    const parts = kinds.map((kind) => builder.temporary(kind, 'local'));
    for (const part of parts) builder.assign(part, constant(part.class, 0));
    body.locals.push(parts);
  }
  returnValues(body, lowerBody(body, raw._BinaryenFunctionGetBody(pointer)));
  body.finishTraps();
  const symbol = module.symbols.functions.get(name)!;
  const built = builder.finish(symbol, isExported, resultType(signature), parameters);
  foldConstants(built, builder);
  keepTraps(built);
  return built;
}

/** Walks the body. The walk recurses; Binaryen, which does so as well, gives up on bodies not much deeper. */
function lowerBody(body: Body, expression: Expression): Operand[] {
  try {
    return lowerExpression(body, expression);
  } catch (error) {
    if (error instanceof RangeError) throw body.refusal('the body', 'its expressions are nested too deeply');
    throw error;
  }
}
