/**
 * Taking a reference out of an array. The library's own `pop` and `shift` of asc 0.9.4 forget to give up the array's count
 * of the element they hand out, so that it never dies; cutting the array does not.
 */
export function takeLast<T>(list: Array<T>): T {
  const last = list.length - 1;
  const item = list[last];
  list.length = last;
  return item;
}

export function takeFirst<T>(list: Array<T>): T {
  const item = list[0];
  list.splice(0, 1);
  return item;
}
