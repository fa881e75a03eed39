/** What may follow on a command line, from commander's own tree of commands. */
import type { Argument, Command, Option } from 'commander';
import { offerFor } from './offers.js';

export interface Offered {
  readonly value: string;
  /** what it is, in a few words; empty where there is nothing to say */
  readonly what: string;
}

/** Where on the command line the cursor stands. */
interface Place {
  readonly command: Command;
  /** operands before it */
  readonly operands: number;
  /** the option whose value stands here */
  readonly option?: Option;
}

/**
 * @param typed words after the command's name, the last of them the one to be completed, empty or begun
 * @returns what it can become; nothing where a file, a number or a program's own argument goes
 */
export function complete(program: Command, typed: readonly string[]): readonly Offered[] {
  const before = typed.slice(0, -1);
  const current = typed.at(-1) ?? '';
  if (before.includes('--')) return [];
  const { command, operands, option } = placeAfter(program, before);
  if (option !== undefined) return values(option, current === '=' ? '' : current);
  const [, name = '', begun = ''] = /^(--[\w-]+)=(.*)$/s.exec(current) ?? [];
  if (name !== '') return prefixed(`${name}=`, values(findOption(command, name), begun));
  if (current.startsWith('-')) return beginning(current, options(command));
  const commands = subcommands(command);
  if (commands.length > 0) return beginning(current, commands.map(describe));
  if (command.name() === 'help') return operands > 0 ? [] : beginning(current, subcommands(program).map(describe));
  return values(argumentAt(command, operands), current);
}

function placeAfter(program: Command, words: readonly string[]): Place {
  let command = program;
  let operands = 0;
  let option: Option | undefined;
  for (const word of words) {
    if (word === '=') continue; // bash makes three words of --name=value
    if (option !== undefined) option = undefined;
    else if (word.startsWith('-')) option = word.includes('=') ? undefined : withValue(findOption(command, word));
    else {
      const found = operands === 0 ? subcommands(command).find((sub) => sub.name() === word) : undefined;
      if (found === undefined) operands += 1;
      else command = found;
    }
  }
  return { command, operands, ...(option === undefined ? {} : { option }) };
}

const subcommands = (command: Command): Command[] => command.createHelp().visibleCommands(command);

const findOption = (command: Command, name: string): Option | undefined =>
  command
    .createHelp()
    .visibleOptions(command)
    .find(({ long, short }) => long === name || short === name);

const withValue = (option: Option | undefined): Option | undefined =>
  option?.required || option?.optional ? option : undefined;

function options(command: Command): Offered[] {
  const visible = command.createHelp().visibleOptions(command);
  return visible.map(({ long, short, description }) => ({
    value: long ?? short ?? '',
    what: firstClause(description),
  }));
}

const describe = (command: Command): Offered => ({ value: command.name(), what: firstClause(command.description()) });

/** A line of offers is narrow. */
const firstClause = (text: string): string => text.split(/[;:(]/)[0]?.trim() ?? '';

function argumentAt({ registeredArguments }: Command, index: number): Argument | undefined {
  const last = registeredArguments.at(-1);
  return registeredArguments[index] ?? (last?.variadic ? last : undefined);
}

function values(place: Argument | Option | undefined, begun: string): readonly Offered[] {
  const offer = place === undefined ? undefined : offerFor(place);
  if (offer === undefined) return [];
  const given = offer.isList ? begun.split(',').slice(0, -1) : [];
  const head = given.map((word) => `${word},`).join('');
  const left = offer.words.filter((word) => !given.includes(word)).map((value) => ({ value, what: '' }));
  return prefixed(head, beginning(begun.slice(head.length), left));
}

const prefixed = (head: string, offered: readonly Offered[]): readonly Offered[] =>
  offered.map(({ value, what }) => ({ value: `${head}${value}`, what }));

const beginning = (begun: string, offered: readonly Offered[]): readonly Offered[] =>
  offered.filter(({ value }) => value.startsWith(begun));
