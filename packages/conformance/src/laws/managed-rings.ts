/** Rings of objects, as laws about cycles make them. */
import { OBJECT_TYPES } from '../object-types.js';
import type { Op } from '../op.js';
import { held, link, release, upgrade, weaken } from './managed-steps.js';

export const slotsFrom = (first: number, count: number): number[] =>
  Array.from({ length: count }, (_, index) => first + index);

/** A ring of nodes, each held by the caller and with a weak handle in the slot of its own number. */
export function ring(first: number, count: number): readonly Op[] {
  const slots = slotsFrom(first, count);
  return [
    ...slots.flatMap((slot) => [...held(slot, OBJECT_TYPES.node, 40), weaken(slot, slot)]),
    ...slots.map((slot, index) => link(slot, 0, slots[(index + 1) % count]!)),
  ];
}

export const releases = (first: number, count: number): readonly Op[] =>
  slotsFrom(first, count).map((slot) => release(slot));

export const upgrades = (first: number, count: number): readonly Op[] =>
  slotsFrom(first, count).map((handle) => upgrade(handle, 90));
