/** The graph of live objects: who is reached from where, and which objects lead back to themselves. */
import type { LiveObject } from './census.js';

type Step = LiveObject | undefined;

/** From each object that is reached, the one through which it was, on a shortest way; the starts have none. */
export function waysFrom(starts: readonly LiveObject[]): Map<LiveObject, Step> {
  const ways = new Map<LiveObject, Step>(starts.map((start) => [start, undefined]));
  const queue = [...starts];
  for (let at = 0; at < queue.length; at++)
    for (const next of queue[at]!.edges)
      if (!ways.has(next)) {
        ways.set(next, queue[at]);
        queue.push(next);
      }
  return ways;
}

/** Where the way to each object begins. */
export function startsOf(ways: ReadonlyMap<LiveObject, Step>): Map<LiveObject, LiveObject> {
  const starts = new Map<LiveObject, LiveObject>();
  for (const [object, via] of ways) starts.set(object, via === undefined ? object : starts.get(via)!);
  return starts;
}

interface Visit {
  readonly object: LiveObject;
  next: number;
}

/**
 * Sets of objects that all lead to each other, where that is more than one object or one that refers to itself: Tarjan's
 * algorithm with a stack of its own.
 */
export function knotsOf(objects: readonly LiveObject[]): LiveObject[][] {
  const number = new Map<LiveObject, number>();
  const lowest = new Map<LiveObject, number>();
  const open = new Set<LiveObject>();
  const stack: LiveObject[] = [];
  const knots: LiveObject[][] = [];
  const lower = (object: LiveObject, to: number) => lowest.set(object, Math.min(lowest.get(object)!, to));
  const visits: Visit[] = [];
  const enter = (object: LiveObject): void => {
    number.set(object, number.size);
    lowest.set(object, number.get(object)!);
    stack.push(object);
    open.add(object);
    visits.push({ object, next: 0 });
  };
  const leave = ({ object }: Visit): void => {
    visits.pop();
    const from = visits.at(-1)?.object;
    if (from !== undefined) lower(from, lowest.get(object)!);
    if (lowest.get(object) !== number.get(object)) return;
    const knot = stack.splice(stack.lastIndexOf(object));
    for (const member of knot) open.delete(member);
    if (knot.length > 1 || object.edges.includes(object)) knots.push(knot);
  };
  for (const start of objects) {
    if (!number.has(start)) enter(start);
    for (let visit = visits.at(-1); visit !== undefined; visit = visits.at(-1)) {
      const next = visit.object.edges[visit.next++];
      if (next === undefined) leave(visit);
      else if (!number.has(next)) enter(next);
      else if (open.has(next)) lower(visit.object, number.get(next)!);
    }
  }
  return knots;
}

/** A shortest way from an object of a knot back to it: the object first and last. */
export function wayAround(start: LiveObject, knot: readonly LiveObject[]): LiveObject[] {
  const inside = new Set(knot);
  const via = new Map<LiveObject, LiveObject>();
  const queue = [start];
  for (let at = 0; !via.has(start) && at < queue.length; at++)
    for (const next of queue[at]!.edges)
      if (inside.has(next) && !via.has(next)) {
        via.set(next, queue[at]!);
        queue.push(next);
      }
  const way = [start];
  for (let at = via.get(start)!; at !== start; at = via.get(at)!) way.push(at);
  return [...way, start].reverse();
}
