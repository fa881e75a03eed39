/** A small machine of instruction objects with a table of function values: computes Collatz lengths for all numbers below 300. */
import { Hash } from './support/hash';

class Machine {
  stack: Array<i32> = new Array<i32>();
  at: i32 = 0;
  isHalted: bool = false;
}

class Instruction {
  constructor(
    public run: (machine: Machine, operand: i32) => void,
    public operand: i32,
  ) {}
}

function push(machine: Machine, operand: i32): void {
  machine.stack.push(operand);
}

function pick(machine: Machine, operand: i32): void {
  machine.stack.push(machine.stack[machine.stack.length - 1 - operand]);
}

function poke(machine: Machine, operand: i32): void {
  const value = machine.stack.pop();
  machine.stack[machine.stack.length - 1 - operand] = value;
}

function add(machine: Machine, operand: i32): void {
  machine.stack.push(machine.stack.pop() + machine.stack.pop() + operand);
}

function multiply(machine: Machine, operand: i32): void {
  machine.stack.push(machine.stack.pop() * operand);
}

function half(machine: Machine, operand: i32): void {
  machine.stack.push(machine.stack.pop() >> operand);
}

function isOdd(machine: Machine, operand: i32): void {
  machine.stack.push((machine.stack.pop() & 1) + operand);
}

function jumpIf(machine: Machine, operand: i32): void {
  if (machine.stack.pop() !== 0) machine.at = operand;
}

function jumpIfOne(machine: Machine, operand: i32): void {
  if (machine.stack[machine.stack.length - 1] === 1) machine.at = operand;
}

function halt(machine: Machine, operand: i32): void {
  machine.isHalted = operand === 0;
}

/** On the stack: steps, n. 0 to 4 count a step, 5 to 10 halve an even n, 11 to 15 take 3n + 1. */
function collatz(): Array<Instruction> {
  const program = new Array<Instruction>();
  program.push(new Instruction(jumpIfOne, 16));
  program.push(new Instruction(pick, 1));
  program.push(new Instruction(push, 1));
  program.push(new Instruction(add, 0));
  program.push(new Instruction(poke, 1));
  program.push(new Instruction(pick, 0));
  program.push(new Instruction(isOdd, 0));
  program.push(new Instruction(jumpIf, 11));
  program.push(new Instruction(half, 1));
  program.push(new Instruction(push, 1));
  program.push(new Instruction(jumpIf, 0));
  program.push(new Instruction(multiply, 3));
  program.push(new Instruction(push, 1));
  program.push(new Instruction(add, 0));
  program.push(new Instruction(push, 1));
  program.push(new Instruction(jumpIf, 0));
  program.push(new Instruction(halt, 0));
  return program;
}

function run(program: Array<Instruction>, n: i32): i32 {
  const machine = new Machine();
  machine.stack.push(0);
  machine.stack.push(n);
  while (!machine.isHalted) {
    const instruction = program[machine.at++];
    instruction.run(machine, instruction.operand);
  }
  return machine.stack[0];
}

export function main(): i32 {
  const program = collatz();
  const hash = new Hash();
  let longest = 0;
  for (let n = 1; n < 300; n++) {
    const steps = run(program, n);
    longest = max(longest, steps);
    hash.add(steps);
  }
  return hash.value ^ longest;
}
