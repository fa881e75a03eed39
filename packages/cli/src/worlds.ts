/** From what a person asks for to the further worlds of a build. */
import { type Conformer, chosenWorlds, offeredWorlds } from '@sigil-alloc/ir';
import type { WorldName } from '@sigil-alloc/wit';
import type { WorldChoice } from './values.js';

/** Without a choice, the conformer's defaults. Throws OptionError for a world that the conformer does not offer. */
export function worldsFor(conformer: Conformer, choice: WorldChoice | undefined): readonly WorldName[] {
  if (choice === 'all') return offeredWorlds(conformer);
  return chosenWorlds(conformer, choice === 'none' ? [] : choice);
}
