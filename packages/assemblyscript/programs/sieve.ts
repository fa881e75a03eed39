/** Eratosthenes in an array of bytes and in one of numbers; there are 2262 primes below 20,000. */
function countByBytes(limit: i32): i32 {
  const isComposite = new Uint8Array(limit);
  let count = 0;
  for (let n = 2; n < limit; n++) {
    if (isComposite[n]) continue;
    count++;
    for (let multiple = n * 2; multiple < limit; multiple += n) isComposite[multiple] = 1;
  }
  return count;
}

/** Strikes the multiples of the first number out of a list, for ever shorter lists. */
function countByLists(limit: i32): i32 {
  let numbers = new Array<i32>();
  for (let n = 2; n < limit; n++) numbers.push(n);
  let count = 0;
  while (numbers.length > 0) {
    const prime = numbers[0];
    const rest = new Array<i32>();
    for (let i = 1; i < numbers.length; i++) if (numbers[i] % prime !== 0) rest.push(numbers[i]);
    numbers = rest;
    count++;
  }
  return count;
}

export function main(): i32 {
  return countByBytes(20000) * 1000 + countByLists(2000);
}
