/** What may be typed at a place of the command line, kept beside commander's own description of that place. */
import type { Argument, Option } from 'commander';

export interface Offer {
  readonly words: readonly string[];
  /** several may be given, separated by commas */
  readonly isList?: boolean;
}

const offers = new WeakMap<Argument | Option, Offer>();

export function offering<Place extends Argument | Option>(place: Place, offer: Offer): Place {
  offers.set(place, offer);
  return place;
}

/** Undefined where a number, a name of one's own or a file goes. */
export const offerFor = (place: Argument | Option): Offer | undefined => offers.get(place);
