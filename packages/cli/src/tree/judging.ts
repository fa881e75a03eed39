/** Commands that judge an allocator or this machine, and completion. */
import { Argument, type Command, Option } from 'commander';
import { offering } from '../completion/offers.js';
import { SHELLS } from '../completion/shells.js';
import { oneOf, wholeNumber } from '../values.js';
import { withExamples } from './help.js';
import { buildKind, conformerArgument, growthStep, json, LARGEST_ADDRESS, words, worlds } from './options.js';

const MOST_OPS = 1_000_000_000;
const MOST_SECONDS = 86_400;

export function addJudging(program: Command): void {
  program.commandsGroup('Judging:');
  addCheck(program);
  addBench(program);
  program.commandsGroup('This machine:');
  addDoctor(program);
  addCompletion(program);
  program.helpCommand('help [command]', 'what --help prints');
}

function addCheck(program: Command): void {
  const command = program
    .command('check')
    .description('run the conformance suite: seeded scripts of calls against a shadow heap, every line of the contract')
    .addArgument(conformerArgument('<candidate>', 'name of a conformer or runtime, or a .wasm, .a or .js of your own'))
    .addOption(
      new Option('--ops <count>', 'seeded calls per backend (default: 1000000)').argParser(wholeNumber(1, MOST_OPS)),
    )
    .addOption(
      new Option('--seed <number>', 'seed of the scripts').argParser(wholeNumber(0, LARGEST_ADDRESS)).default(1),
    )
    .addOption(new Option('--answers <file>', "a candidate file's answers to what cannot be seen from outside"))
    .addOption(
      new Option('--patience <seconds>', 'how long calls to a file of yours may hang (default: 60)').argParser(
        wholeNumber(1, MOST_SECONDS),
      ),
    )
    .addOption(buildKind())
    .addOption(worlds("a conformer's further worlds to check: names, all or none (default: all)"))
    .addOption(growthStep())
    .addOption(words('--backend <names>', 'wasm or native, or both by a comma (default: both)', ['wasm', 'native']))
    .addOption(json())
    .action(async (candidate, options) => (await import('../commands/check.js')).check(candidate, options));
  withExamples(
    command,
    ['sigil-alloc check bump --ops 1000', 'both backends, and the same addresses on both'],
    ['sigil-alloc check bump --build check --backend wasm --ops 1000', 'misuse must trap with its diagnostic'],
    ['sigil-alloc check mine.wasm --answers mine.json --ops 1000', 'a module of yours'],
  );
}

function addBench(program: Command): void {
  program
    .command('bench')
    .description('measure allocators against their peers: all suites or one by name; see bench --help')
    .argument('[arguments...]', 'suite and options of the bench')
    .helpOption(false)
    .allowUnknownOption()
    .action(async (args) => (await import('../commands/bench.js')).bench(args));
}

function addDoctor(program: Command): void {
  const command = program
    .command('doctor')
    .description('find the tools and try them: what works on this machine, and what to install for the rest')
    .addOption(json())
    .action(async (options) => (await import('../commands/doctor.js')).doctor(options));
  withExamples(
    command,
    ['sigil-alloc doctor', 'exit code 3 if a tool for native code is missing'],
    ['sigil-alloc doctor --json', 'for a script that sets a machine up'],
  );
}

function addCompletion(program: Command): void {
  const command = program
    .command('completion')
    .description('print the script by which a shell completes commands, options, names and files')
    .addArgument(offering(new Argument('<shell>', SHELLS.join(', ')).argParser(oneOf(SHELLS)), { words: SHELLS }))
    .action(async (shell) => (await import('../commands/completion.js')).completion(shell));
  withExamples(
    command,
    ['sigil-alloc completion bash >> ~/.bashrc', 'then open a new shell'],
    ['sigil-alloc completion zsh >> ~/.zshrc', 'behind compinit'],
    ['sigil-alloc completion fish > ~/.config/fish/completions/sigil-alloc.fish', 'at once'],
  );
  // What the scripts ask at each press of the key; no word of a person's.
  program
    .command('complete-words', { hidden: true })
    .argument('[words...]')
    .helpOption(false)
    .allowUnknownOption()
    .action(async (typed) => (await import('../commands/completion.js')).completeWords(program, typed));
}
