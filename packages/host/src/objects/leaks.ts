/**
 * What still lives, who made it, and why it lives. A count that no reference in a live object stands for comes from outside: a
 * variable of the program, or its host. What no count from outside reaches, a cycle keeps, or nobody: then it was made and never
 * counted.
 */
import { censusOf, type LiveObject } from './census.js';
import { knotsOf, startsOf, wayAround, waysFrom } from './graph.js';
import type { Exporting } from './runtime.js';
import { BUILTINS, VIEW_ID } from './shapes.js';

type Names = Readonly<Record<number, string>> | ((number: number) => string | undefined);

export interface LeakOptions {
  /** names of types by their ids */
  readonly typeNames?: Names;
  /** names of sites by their numbers; `nameOf` of `traceSites` is one */
  readonly siteNames?: Names;
  /** only objects made after the one of this serial number, see `LeakReport.serial`. Default: all */
  readonly since?: number;
}

/** Some of what lives. */
export interface Share {
  readonly name: string;
  readonly count: number;
  readonly bytes: number;
}

/** `outside`: counts that no live object stands for. `cycle`: objects that keep each other. `nobody`: it was never counted. */
export type Keeper = 'outside' | 'cycle' | 'nobody';

export interface LeakedObject {
  readonly ref: number;
  readonly type: string;
  readonly site: string;
  readonly serial: number;
  readonly bytes: number;
  readonly count: number;
  /** of these, how many come from outside */
  readonly outside: number;
  readonly keeper: Keeper;
  /** the object through which the keeper keeps it, on a shortest way; undefined where it keeps this one by itself */
  readonly via: number | undefined;
  /** of `LeakReport.cycles`: the one that keeps it; undefined where another keeper does */
  readonly cycle: number | undefined;
}

export interface LeakedCycle {
  /** a shortest way around, the first type once more at the end: A, B, A */
  readonly path: readonly string[];
  readonly refs: readonly number[];
  /** all objects that lead to each other */
  readonly count: number;
  readonly bytes: number;
  /** whether something outside keeps it, by itself or by what leads to it; if not, it is garbage */
  readonly isKeptFromOutside: boolean;
}

export interface LeakReport {
  readonly version: 1;
  readonly count: number;
  readonly bytes: number;
  /** of the newest object that lives: for `since` */
  readonly serial: number;
  /** most bytes first, as the next two */
  readonly byType: readonly (Share & { readonly id: number })[];
  readonly bySite: readonly (Share & { readonly site: number })[];
  readonly cycles: readonly LeakedCycle[];
  /** the oldest first */
  readonly objects: readonly LeakedObject[];
}

/** From what the keeper keeps by itself to the object, both included; empty for an object that is not in the report. */
export function pathTo({ objects }: LeakReport, ref: number): LeakedObject[] {
  const known = new Map(objects.map((object) => [object.ref, object]));
  const path: LeakedObject[] = [];
  for (let at = known.get(ref); at !== undefined; at = at.via === undefined ? undefined : known.get(at.via))
    path.push(at);
  return path.reverse();
}

/** @throws MissingExportsError for an instance without the world `leaks`; ValueError where linear memory cannot grow by a page */
export function leakReport(instance: Exporting, { typeNames, siteNames, since = 0 }: LeakOptions = {}): LeakReport {
  const census = censusOf(instance);
  const typeOf = ({ id }: LiveObject) => nameIn(typeNames, id) ?? BUILTIN_NAMES[id] ?? `id ${id}`;
  const siteOf = ({ site }: LiveObject) => nameIn(siteNames, site) ?? (site === 0 ? 'no site' : `site ${site}`);
  const keeping = keepingOf(census);
  const told = census.filter(({ serial }) => serial > since);
  const cycles = keeping.knots
    .map((knot, index) => ({ knot, index }))
    .filter(({ knot }) => knot.some(({ serial }) => serial > since));
  const place = new Map(cycles.map(({ index }, at) => [index, at]));
  return {
    version: 1,
    count: told.length,
    bytes: bytesOf(told),
    serial: census[0]?.serial ?? 0,
    byType: shares(told, ({ id }) => id, typeOf).map(({ key, ...share }) => ({ id: key, ...share })),
    bySite: shares(told, ({ site }) => site, siteOf).map(({ key, ...share }) => ({ site: key, ...share })),
    cycles: cycles.map(({ knot }) => cycleOf(knot, keeping, typeOf)),
    objects: [...told].reverse().map((object) => {
      const { keeper, via, knot } = keeping.of(object);
      const { ref, serial, bytes, count } = object;
      return {
        ref,
        type: typeOf(object),
        site: siteOf(object),
        serial,
        bytes,
        count,
        outside: keeping.outside(object),
        keeper,
        via: via?.ref,
        cycle: knot === undefined ? undefined : place.get(knot),
      };
    }),
  };
}

const BUILTIN_NAMES: Readonly<Record<number, string>> = Object.fromEntries([
  ...Object.entries(BUILTINS).map(([name, { id }]) => [id, name]),
  [VIEW_ID, 'ArrayBufferView'],
]);

const nameIn = (names: Names | undefined, number: number): string | undefined =>
  typeof names === 'function' ? names(number) : names?.[number];

const bytesOf = (objects: readonly LiveObject[]): number => objects.reduce((sum, { bytes }) => sum + bytes, 0);

function shares(
  objects: readonly LiveObject[],
  keyOf: (object: LiveObject) => number,
  nameOf: (object: LiveObject) => string,
) {
  const groups = new Map<number, LiveObject[]>();
  for (const object of objects) {
    const group = groups.get(keyOf(object));
    if (group === undefined) groups.set(keyOf(object), [object]);
    else group.push(object);
  }
  return [...groups]
    .map(([key, group]) => ({ key, name: nameOf(group[0]!), count: group.length, bytes: bytesOf(group) }))
    .sort((a, b) => b.bytes - a.bytes || b.count - a.count || a.key - b.key);
}

interface Keeping {
  readonly knots: readonly LiveObject[][];
  outside(object: LiveObject): number;
  isKeptFromOutside(object: LiveObject): boolean;
  /** `knot`: the index of the cycle that keeps it */
  of(object: LiveObject): {
    readonly keeper: Keeper;
    readonly via: LiveObject | undefined;
    readonly knot: number | undefined;
  };
}

/** What keeps each object: what is outside first, then cycles, oldest objects before newer ones. */
function keepingOf(census: readonly LiveObject[]): Keeping {
  const oldest = [...census].reverse();
  const inside = new Map<LiveObject, number>();
  for (const { edges } of census) for (const object of edges) inside.set(object, (inside.get(object) ?? 0) + 1);
  const outside = (object: LiveObject): number => object.count - (inside.get(object) ?? 0);
  const knots = knotsOf(oldest);
  const knotOf = new Map(knots.flatMap((knot, index) => knot.map((object) => [object, index] as const)));
  const fromOutside = waysFrom(oldest.filter((object) => outside(object) > 0));
  const fromCycles = waysFrom(oldest.filter((object) => knotOf.has(object) && !fromOutside.has(object)));
  const starts = startsOf(fromCycles);
  const fromNobody = waysFrom(oldest.filter((object) => outside(object) <= 0 && !inside.has(object)));
  return {
    knots,
    outside,
    isKeptFromOutside: (object) => fromOutside.has(object),
    of(object) {
      if (fromOutside.has(object)) return { keeper: 'outside', via: fromOutside.get(object), knot: undefined };
      if (!fromCycles.has(object)) return { keeper: 'nobody', via: fromNobody.get(object), knot: undefined };
      return { keeper: 'cycle', via: fromCycles.get(object), knot: knotOf.get(starts.get(object)!) };
    },
  };
}

function cycleOf(knot: readonly LiveObject[], keeping: Keeping, typeOf: (object: LiveObject) => string): LeakedCycle {
  const start = knot.reduce((first, object) => (object.serial < first.serial ? object : first));
  const around = wayAround(start, knot);
  return {
    path: around.map(typeOf),
    refs: around.map(({ ref }) => ref),
    count: knot.length,
    bytes: bytesOf(knot),
    isKeptFromOutside: keeping.isKeptFromOutside(start),
  };
}
