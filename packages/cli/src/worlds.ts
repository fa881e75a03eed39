/** From what a person asks for to the further worlds of a build. */
import { type Conformer, chosenWorlds, type OwnRuntime, offeredWorlds, offerOf } from '@sigil-alloc/ir';
import { type WorldName, worldNames } from '@sigil-alloc/wit';
import type { WorldChoice } from './values.js';

/**
 * Without a choice, the conformer's defaults. `all` are those that need nothing of a program: worlds of managed objects are
 * asked for by name, or come with a runtime. Throws OptionError for a world that the conformer does not offer.
 */
export function worldsFor(runtime: Conformer | OwnRuntime, choice: WorldChoice | undefined): readonly WorldName[] {
  const conformer = offerOf(runtime);
  if (choice === 'all') return offeredWorlds(conformer).filter((world) => worldNames.includes(world));
  return chosenWorlds(conformer, choice === 'none' ? [] : choice);
}
