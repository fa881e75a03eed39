/**
 * Hooks: functions that the program brings and the conformer calls. A module of its own imports them; linked, they are the
 * program's exports. Which there are is known while a module is built, so that a body may go another way without.
 */
import { allWorldNames, type HookName, hookFunctions, hookSpellings, type WorldName, worlds } from '@sigil-alloc/wit';
import { OptionError } from './errors.js';
import { here } from './frame.js';

export const HOOK_NAMES: readonly HookName[] = hookFunctions.map(({ linkName }) => linkName as HookName);

/** The hooks that worlds speak of, by their names in any of them. */
export function hooksOf(names: readonly WorldName[]): readonly HookName[] {
  const spoken = allWorldNames
    .filter((world) => names.includes(world))
    .flatMap((world): readonly { linkName: string }[] => worlds[world].hooks)
    .map(({ linkName }) => linkName);
  return HOOK_NAMES.filter((hook) => hookSpellings(hook).some((spelling) => spoken.includes(spelling)));
}

/** @throws OptionError for a name that is no hook */
export function requireHooks(asked: readonly HookName[]): readonly HookName[] {
  const stranger = asked.find((name) => !HOOK_NAMES.includes(name));
  if (stranger === undefined) return HOOK_NAMES.filter((hook) => asked.includes(hook));
  throw new OptionError(`hooks are some of ${HOOK_NAMES.join(', ')}; got ${String(stranger)}`);
}

/** Whether the module that is being built can call the hook. */
export const hasHook = (name: HookName): boolean => here().assembly.options.hooks.includes(name);
