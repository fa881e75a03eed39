/*
 * Structured control flow. A block that has values gets one temporary for each, assigned before every jump to its end:
 * QBE builds SSA from that. Labels are places to continue at; what no jump reaches is not emitted (builder.ts).
 */

import binaryen from 'binaryen';
import type { Body, Target } from './body.js';
import { selectFloat } from './float.js';
import { selectInteger } from './integer.js';
import { constant, type Label, type Operand, type Temporary } from './qbe.js';
import { type Expression, expressionIds, type NamePointer, raw } from './raw.js';
import { classesOf } from './types.js';

function resultsOf(body: Body, expression: Expression): Temporary[] {
  const type = raw._BinaryenExpressionGetType(expression);
  return classesOf(type, body.place).map((kind) => body.builder.temporary(kind, 'result'));
}

function assignAll({ builder }: Body, targets: readonly Temporary[], values: readonly Operand[]): void {
  if (builder.isReachable) targets.forEach((target, index) => void builder.assign(target, values[index]!));
}

/** Runs `lowerInside` with a label in force; inner labels of the same name hide outer ones. */
function withTarget(body: Body, name: NamePointer, target: Target, lowerInside: () => void): void {
  if (name === 0) {
    lowerInside();
    return;
  }
  const hidden = body.targets.get(name);
  body.targets.set(name, target);
  lowerInside();
  if (hidden === undefined) body.targets.delete(name);
  else body.targets.set(name, hidden);
}

function targetOf(body: Body, name: NamePointer): Target {
  const target = body.targets.get(name);
  if (target === undefined)
    throw body.refusal('a branch', `there is no label "${body.module.image.nameAt(name)}" around it`);
  return target;
}

/**
 * A block. A `switch` of a C compiler is a thousand blocks, each the first child of the next: that chain is walked
 * down and up in a loop, so that it costs no stack.
 */
export function lowerBlock(body: Body, outermost: Expression): Operand[] {
  const chain = [outermost];
  for (let inner = firstBlock(outermost); inner !== 0; inner = firstBlock(inner)) chain.push(inner);

  const opened = chain.map((block) => ({
    block,
    name: raw._BinaryenBlockGetName(block),
    hidden: undefined as Target | undefined,
    target: { label: body.builder.label(), results: [] as Temporary[] },
  }));
  for (const entry of opened) {
    if (entry.name === 0) continue;
    entry.target.results = resultsOf(body, entry.block);
    entry.hidden = body.targets.get(entry.name);
    body.targets.set(entry.name, entry.target);
  }
  let values: Operand[] = [];
  for (const [depth, { block, name, hidden, target }] of [...opened.entries()].reverse()) {
    const count = raw._BinaryenBlockGetNumChildren(block);
    const isInnermost = depth === opened.length - 1;
    for (let index = isInnermost ? 0 : 1; index < count; index++) {
      if (!body.builder.isReachable) break;
      values = body.lower(body, raw._BinaryenBlockGetChildAt(block, index));
    }
    if (name !== 0) {
      assignAll(body, target.results, values);
      body.builder.place(target.label);
      values = target.results;
      if (hidden === undefined) body.targets.delete(name);
      else body.targets.set(name, hidden);
    }
  }
  return values;
}

function firstBlock(block: Expression): Expression {
  if (raw._BinaryenBlockGetNumChildren(block) === 0) return 0;
  const first = raw._BinaryenBlockGetChildAt(block, 0);
  return raw._BinaryenExpressionGetId(first) === expressionIds.BlockId ? first : 0;
}

export function lowerLoop(body: Body, expression: Expression): Operand[] {
  const head = body.builder.label();
  let values: Operand[] = [];
  // The head is jumped to from behind, so it is a place of its own even if nobody ever jumps.
  body.builder.jump(head);
  body.builder.place(head);
  withTarget(body, raw._BinaryenLoopGetName(expression), { label: head, results: [] }, () => {
    values = body.lower(body, raw._BinaryenLoopGetBody(expression));
  });
  return values;
}

/** Goes to `taken` if the condition holds; an `eqz` around it swaps the ways instead of being computed. */
function branchOn(body: Body, condition: Expression, taken: Label, otherwise: Label): void {
  const isNegated =
    raw._BinaryenExpressionGetId(condition) === expressionIds.UnaryId &&
    raw._BinaryenUnaryGetOp(condition) === binaryen.EqZInt32;
  if (isNegated) branchOn(body, raw._BinaryenUnaryGetValue(condition), otherwise, taken);
  else body.builder.branch(body.value(condition), taken, otherwise);
}

export function lowerIf(body: Body, expression: Expression): Operand[] {
  const { builder } = body;
  const otherwise = raw._BinaryenIfGetIfFalse(expression);
  const [then, other, end] = [builder.label(), builder.label(), builder.label()];
  const results = resultsOf(body, expression);
  branchOn(body, raw._BinaryenIfGetCondition(expression), then, otherwise === 0 ? end : other);
  builder.place(then);
  if (builder.isReachable) assignAll(body, results, body.lower(body, raw._BinaryenIfGetIfTrue(expression)));
  if (otherwise !== 0) {
    builder.jump(end);
    builder.place(other);
    if (builder.isReachable) assignAll(body, results, body.lower(body, otherwise));
  }
  builder.place(end);
  return results;
}

/** br and br_if. The value of a br_if that is not taken is its result. */
export function lowerBreak(body: Body, expression: Expression): Operand[] {
  const { builder } = body;
  const value = raw._BinaryenBreakGetValue(expression);
  const condition = raw._BinaryenBreakGetCondition(expression);
  const target = targetOf(body, raw._BinaryenBreakGetName(expression));
  const values = value === 0 ? [] : body.lower(body, value);
  if (condition === 0) {
    assignAll(body, target.results, values);
    builder.jump(target.label);
    return [];
  }
  if (!builder.isReachable) return [];
  const next = builder.label();
  if (values.length === 0) {
    branchOn(body, condition, target.label, next);
  } else {
    // Assigned before it is known whether the branch is taken: nobody reads it before the end of the block.
    const decided = body.value(condition);
    assignAll(body, target.results, values);
    builder.branch(decided, target.label, next);
  }
  builder.place(next);
  return values;
}

/** Cases from `from` up to the next run's, all to one label. */
interface Run {
  readonly from: number;
  readonly label: Label;
}

/** br_table: QBE has no jump tables, so runs of equal targets are told apart by binary search. */
export function lowerSwitch(body: Body, expression: Expression): Operand[] {
  const value = raw._BinaryenSwitchGetValue(expression);
  const values = value === 0 ? [] : body.lower(body, value);
  const index = body.value(raw._BinaryenSwitchGetCondition(expression));
  if (!body.builder.isReachable) return [];

  const names = Array.from({ length: raw._BinaryenSwitchGetNumNames(expression) }, (_, at) =>
    raw._BinaryenSwitchGetNameAt(expression, at),
  );
  names.push(raw._BinaryenSwitchGetDefaultName(expression));
  const runs: Run[] = [];
  for (const [from, name] of names.entries()) {
    const { label } = targetOf(body, name);
    if (runs.at(-1)?.label !== label) runs.push({ from, label });
  }
  for (const name of new Set(names)) assignAll(body, targetOf(body, name).results, values);
  search(body, index, runs);
  return [];
}

function search(body: Body, index: Operand, runs: readonly Run[]): void {
  if (runs.length === 1) {
    body.builder.jump(runs[0]!.label);
    return;
  }
  const middle = runs.length >> 1;
  const [below, above] = [body.builder.label(), body.builder.label()];
  const border = constant('w', runs[middle]!.from);
  body.builder.branch(body.builder.value('cultw', 'w', index, border), below, above);
  body.builder.place(below);
  search(body, index, runs.slice(0, middle));
  body.builder.place(above);
  search(body, index, runs.slice(middle));
}

export function lowerReturn(body: Body, expression: Expression): Operand[] {
  const value = raw._BinaryenReturnGetValue(expression);
  returnValues(body, value === 0 ? [] : body.lower(body, value));
  return [];
}

/** Returns: nothing, a value, or several through the struct of results.ts. */
export function returnValues(body: Body, values: readonly Operand[]): void {
  const { builder } = body;
  if (!builder.isReachable) return;
  builder.ret(values.length > 1 ? body.packResults(values) : (values[0] ?? null));
}

export function lowerUnreachable(body: Body): Operand[] {
  body.builder.halt();
  return [];
}

export function lowerSelect(body: Body, expression: Expression): Operand[] {
  const a = body.value(raw._BinaryenSelectGetIfTrue(expression));
  const b = body.value(raw._BinaryenSelectGetIfFalse(expression));
  const condition = body.value(raw._BinaryenSelectGetCondition(expression));
  if (!body.builder.isReachable) return [];
  const [kind] = classesOf(raw._BinaryenExpressionGetType(expression), body.place);
  if (condition.kind === 'constant') return [BigInt.asUintN(32, condition.bits) !== 0n ? a : b];
  if (kind === 'w' || kind === 'l') return [selectInteger(body, kind, condition, a, b)];
  return [selectFloat(body, kind ?? 'd', condition, a, b)];
}
