/** Arrays of arrays of arrays: grown, cut, concatenated, reversed, filled; references retained by every way to move them. */
import { Hash } from './support/hash';
import { Random } from './support/random';

function pascal(rows: i32): Array<Array<i64>> {
  const triangle = new Array<Array<i64>>();
  for (let i = 0; i < rows; i++) {
    const row: Array<i64> = [1];
    for (let j = 1; j < i; j++) row.push(triangle[i - 1][j - 1] + triangle[i - 1][j]);
    if (i > 0) row.push(1);
    triangle.push(row);
  }
  return triangle;
}

function shuffle(list: Array<Array<string>>, random: Random): Array<Array<string>> {
  let result = list;
  for (let i = 0; i < 60; i++) {
    const at = random.below(result.length);
    const what = random.below(6);
    if (what === 0) result = result.slice(at).concat(result.slice(0, at));
    else if (what === 1) result.splice(at, 1);
    else if (what === 2) result.push(result[at]);
    else if (what === 3) result.reverse();
    else if (what === 4) result.unshift(result[at].concat([i.toString()]));
    else result.copyWithin(0, at, at + 3);
    if (result.length > 40) result.length = 20;
    if (result.length < 5) for (let j = 0; j < 10; j++) result.push([j.toString()]);
  }
  return result;
}

export function main(): i32 {
  const random = new Random(163);
  const hash = new Hash();
  const triangle = pascal(50);
  for (let i = 0; i < triangle.length; i++) for (let j = 0; j <= i; j++) hash.add(triangle[i][j] as i32);
  let list = new Array<Array<string>>();
  for (let i = 0; i < 10; i++) list.push(['row', i.toString()]);
  const kept = new Array<Array<Array<string>>>();
  for (let i = 0; i < 20; i++) {
    list = shuffle(list, random);
    kept.push(list.slice(0));
  }
  for (let i = 0; i < kept.length; i++) for (let j = 0; j < kept[i].length; j++) hash.addString(kept[i][j].join(' '));
  return hash.value;
}
