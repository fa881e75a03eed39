/** Arithmetic read into a tree of expressions by recursive descent, evaluated and printed; each printed text reads back. */
import { Hash } from './support/hash';
import { Random } from './support/random';

class Expression {
  evaluate(): i32 {
    if (this instanceof NumberExpression) return (this as NumberExpression).value;
    const binary = this as BinaryExpression;
    const left = binary.left.evaluate();
    const right = binary.right.evaluate();
    if (binary.operator == '+') return left + right;
    if (binary.operator == '-') return left - right;
    return left * right;
  }

  print(): string {
    if (this instanceof NumberExpression) return (this as NumberExpression).value.toString();
    const binary = this as BinaryExpression;
    return '(' + binary.left.print() + binary.operator + binary.right.print() + ')';
  }
}

class NumberExpression extends Expression {
  constructor(public value: i32) {
    super();
  }
}

class BinaryExpression extends Expression {
  constructor(
    public operator: string,
    public left: Expression,
    public right: Expression,
  ) {
    super();
  }
}

class Parser {
  private at: i32 = 0;

  constructor(private text: string) {}

  sum(): Expression {
    let left = this.product();
    while (this.peek() == '+' || this.peek() == '-') {
      const operator = this.take();
      left = new BinaryExpression(operator, left, this.product());
    }
    return left;
  }

  private product(): Expression {
    let left = this.atom();
    while (this.peek() == '*') left = new BinaryExpression(this.take(), left, this.atom());
    return left;
  }

  private atom(): Expression {
    if (this.peek() == '(') {
      this.take();
      const inner = this.sum();
      this.take();
      return inner;
    }
    let digits = '';
    while (this.peek() >= '0' && this.peek() <= '9') digits += this.take();
    return new NumberExpression(I32.parseInt(digits));
  }

  private peek(): string {
    return this.at < this.text.length ? this.text.charAt(this.at) : '';
  }

  private take(): string {
    return this.text.charAt(this.at++);
  }
}

function madeUp(random: Random, depth: i32): string {
  if (depth === 0) return random.below(100).toString();
  const operators = '+-*';
  const operator = operators.charAt(random.below(3));
  return '(' + madeUp(random, depth - 1) + operator + madeUp(random, depth - 1) + ')' + '+1';
}

export function main(): i32 {
  const random = new Random(67);
  const hash = new Hash();
  for (let i = 0; i < 40; i++) {
    const tree = new Parser(madeUp(random, 5)).sum();
    const printed = tree.print();
    const again = new Parser(printed).sum();
    if (again.evaluate() !== tree.evaluate() || again.print() != printed) return -1;
    hash.add(tree.evaluate());
  }
  return hash.value;
}
