/** Polynomials over arrays of numbers with overloaded operators: the binomial coefficients, and products that agree. */
import { Hash } from './support/hash';

class Polynomial {
  constructor(public coefficients: Array<i64>) {}

  @operator('+')
  static add(a: Polynomial, b: Polynomial): Polynomial {
    const sum = new Array<i64>();
    for (let i = 0; i < max(a.coefficients.length, b.coefficients.length); i++)
      sum.push(a.coefficient(i) + b.coefficient(i));
    return new Polynomial(sum);
  }

  @operator('*')
  static multiply(a: Polynomial, b: Polynomial): Polynomial {
    const product = new Array<i64>(a.coefficients.length + b.coefficients.length - 1);
    for (let i = 0; i < a.coefficients.length; i++)
      for (let j = 0; j < b.coefficients.length; j++) product[i + j] += a.coefficients[i] * b.coefficients[j];
    return new Polynomial(product);
  }

  coefficient(at: i32): i64 {
    return at < this.coefficients.length ? this.coefficients[at] : 0;
  }

  at(x: i64): i64 {
    let value: i64 = 0;
    for (let i = this.coefficients.length - 1; i >= 0; i--) value = value * x + this.coefficients[i];
    return value;
  }
}

export function main(): i32 {
  const step = new Polynomial([1, 1]);
  let power = new Polynomial([1]);
  let sum = new Polynomial([0]);
  const hash = new Hash();
  for (let n = 0; n < 60; n++) {
    sum = sum + power * power;
    power = power * step;
    for (let i = 0; i < power.coefficients.length; i++) hash.add(power.coefficients[i] as i32);
    if ((power * sum).at(3) !== power.at(3) * sum.at(3)) return -1;
  }
  return hash.value;
}
