/* Branches: a bytecode interpreter with one switch, running a program that counts the steps of Collatz sequences. */
#include "kernel.h"

enum { PUSH, LOAD, STORE, ADD, MULTIPLY, SHIFT_RIGHT, AND, SUBTRACT, IS_LESS, JUMP, JUMP_IF_ZERO, DUPLICATE, HALT };
enum { LIMIT, NUMBER, CURRENT, STEPS, VARIABLES };
enum { OUTER = 4, INNER = 15, HALVE = 38, NEXT = 41, AFTER = 52, END = 61 };

/* Jumps name the index of their target; an entry is an operation or its operand. */
static const int16_t program[] = {
    PUSH, 1, STORE, NUMBER,
    [OUTER] = LOAD, NUMBER, LOAD, LIMIT, IS_LESS, JUMP_IF_ZERO, END,
    LOAD, NUMBER, STORE, CURRENT,
    [INNER] = LOAD, CURRENT, PUSH, 1, SUBTRACT, JUMP_IF_ZERO, AFTER,
    LOAD, CURRENT, DUPLICATE, PUSH, 1, AND, JUMP_IF_ZERO, HALVE,
    PUSH, 3, MULTIPLY, PUSH, 1, ADD, JUMP, NEXT,
    [HALVE] = PUSH, 1, SHIFT_RIGHT,
    [NEXT] = STORE, CURRENT, LOAD, STEPS, PUSH, 1, ADD, STORE, STEPS, JUMP, INNER,
    [AFTER] = LOAD, NUMBER, PUSH, 1, ADD, STORE, NUMBER, JUMP, OUTER,
    [END] = HALT,
};

static uint32_t interpret(uint32_t limit) {
  uint32_t variables[VARIABLES] = {[LIMIT] = limit}, stack[8], *top = stack;
  for (const int16_t *at = program;;) {
    switch (*at++) {
      case PUSH: *top++ = (uint32_t)*at++; break;
      case LOAD: *top++ = variables[*at++]; break;
      case STORE: variables[*at++] = *--top; break;
      case ADD: top--; top[-1] += *top; break;
      case MULTIPLY: top--; top[-1] *= *top; break;
      case SHIFT_RIGHT: top--; top[-1] >>= *top & 31; break;
      case AND: top--; top[-1] &= *top; break;
      case SUBTRACT: top--; top[-1] -= *top; break;
      case IS_LESS: top--; top[-1] = top[-1] < *top; break;
      case JUMP: at = program + *at; break;
      case JUMP_IF_ZERO: at = *--top == 0 ? program + *at : at + 1; break;
      case DUPLICATE: *top = top[-1]; top++; break;
      case HALT: return variables[STEPS];
      default: __builtin_trap();
    }
  }
}

/* A turn: one run of the program over the numbers below 40 to 55. */
KERNEL(interpreter) {
  uint32_t sum = 0;
  for (uint32_t turn = 0; turn < turns; turn++) sum = mixed(sum, interpret(40 + (turn & 15)));
  return sum;
}
