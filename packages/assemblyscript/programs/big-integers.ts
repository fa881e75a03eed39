/** Integers of any length as arrays of digits: the digits of 100! sum to 648, those of 2^1000 to 1366. */
class Big {
  digits: Array<i32>;

  constructor(value: i32) {
    this.digits = new Array<i32>();
    for (let rest = value; rest > 0; rest /= 10) this.digits.push(rest % 10);
  }

  times(factor: i32): Big {
    const product = new Big(0);
    let carry = 0;
    for (let i = 0; i < this.digits.length; i++) {
      carry += this.digits[i] * factor;
      product.digits.push(carry % 10);
      carry /= 10;
    }
    for (; carry > 0; carry /= 10) product.digits.push(carry % 10);
    return product;
  }

  plus(other: Big): Big {
    const sum = new Big(0);
    let carry = 0;
    for (let i = 0; i < this.digits.length || i < other.digits.length || carry > 0; i++) {
      if (i < this.digits.length) carry += this.digits[i];
      if (i < other.digits.length) carry += other.digits[i];
      sum.digits.push(carry % 10);
      carry /= 10;
    }
    return sum;
  }

  digitSum(): i32 {
    return this.digits.reduce((sum, digit) => sum + digit, 0);
  }
}

export function main(): i32 {
  let factorial = new Big(1);
  for (let n = 2; n <= 100; n++) factorial = factorial.times(n);
  let power = new Big(1);
  for (let n = 0; n < 1000; n++) power = power.plus(power);
  return factorial.digitSum() * 10000 + power.digitSum();
}
