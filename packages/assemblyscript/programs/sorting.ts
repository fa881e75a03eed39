/** One array sorted in five ways that must agree: quicksort, merge sort, heap sort, insertion, and the library's. */
import { Hash } from './support/hash';
import { Random } from './support/random';

function quickSort(values: Array<i32>): Array<i32> {
  if (values.length < 2) return values;
  const pivot = values[values.length >> 1];
  const below = new Array<i32>();
  const equal = new Array<i32>();
  const above = new Array<i32>();
  for (let i = 0; i < values.length; i++) {
    if (values[i] < pivot) below.push(values[i]);
    else if (values[i] > pivot) above.push(values[i]);
    else equal.push(values[i]);
  }
  return quickSort(below).concat(equal).concat(quickSort(above));
}

function mergeSort(values: Array<i32>): Array<i32> {
  if (values.length < 2) return values;
  const middle = values.length >> 1;
  const left = mergeSort(values.slice(0, middle));
  const right = mergeSort(values.slice(middle));
  const merged = new Array<i32>();
  let i = 0;
  let j = 0;
  while (i < left.length && j < right.length) merged.push(left[i] <= right[j] ? left[i++] : right[j++]);
  return merged.concat(left.slice(i)).concat(right.slice(j));
}

function sink(heap: Array<i32>, from: i32, end: i32): void {
  let at = from;
  while (2 * at + 1 < end) {
    let child = 2 * at + 1;
    if (child + 1 < end && heap[child + 1] > heap[child]) child++;
    if (heap[at] >= heap[child]) return;
    const value = heap[at];
    heap[at] = heap[child];
    heap[child] = value;
    at = child;
  }
}

function heapSort(values: Array<i32>): Array<i32> {
  const heap = values.slice(0);
  for (let i = (heap.length >> 1) - 1; i >= 0; i--) sink(heap, i, heap.length);
  for (let end = heap.length - 1; end > 0; end--) {
    const top = heap[0];
    heap[0] = heap[end];
    heap[end] = top;
    sink(heap, 0, end);
  }
  return heap;
}

function insertionSort(values: Array<i32>): Array<i32> {
  const sorted = new Array<i32>();
  for (let i = 0; i < values.length; i++) {
    const value = values[i];
    sorted.push(value);
    for (let j = sorted.length - 1; j > 0 && sorted[j - 1] > value; j--) {
      sorted[j] = sorted[j - 1];
      sorted[j - 1] = value;
    }
  }
  return sorted;
}

export function main(): i32 {
  const random = new Random(83);
  const hash = new Hash();
  for (let round = 0; round < 6; round++) {
    const values = new Array<i32>();
    for (let i = 0; i < 400; i++) values.push(random.below(300));
    const expected = values
      .slice(0)
      .sort((a, b) => a - b)
      .join();
    if (quickSort(values).join() != expected) return 1;
    if (mergeSort(values).join() != expected) return 2;
    if (heapSort(values).join() != expected) return 3;
    if (insertionSort(values).join() != expected) return 4;
    hash.addString(expected);
  }
  return hash.value;
}
