/** The commands and their options. What they do is in `commands/`; each is loaded only when it runs. */
import { createRequire } from 'node:module';
import { MAX_PAGES } from '@sigil-alloc/wit';
import { Command, Option } from 'commander';
import { ARTEFACT_KINDS } from './artefact-kinds.js';
import { EXIT_CODES_TEXT } from './exit.js';
import { TARGETS } from './targets.js';
import { hookChoice, oneOf, someOf, wholeNumber, worldChoice } from './values.js';

const LARGEST_ADDRESS = 2 ** 32 - 1;
const MOST_OPS = 1_000_000_000;

const { version } = createRequire(import.meta.url)('../package.json') as { version: string };

const withConformer = () =>
  new Option(
    '--with <conformer>',
    'allocator or runtime to link, by name, or a .wasm, .wat or .js of your own',
  ).makeOptionMandatory();
const json = () => new Option('--json', 'print JSON for a program to read');
const heapBase = () =>
  new Option('--heap-base <address>', 'lowest address of the heap in wasm and WAT').argParser(
    wholeNumber(0, LARGEST_ADDRESS),
  );
const maxHeap = () =>
  new Option('--max-heap <pages>', 'cap on linear memory, in pages of 64 KiB').argParser(wholeNumber(1, MAX_PAGES));
const optimize = () =>
  new Option('--optimize <goal>', 'speed or size').argParser(oneOf(['speed', 'size'])).default('speed');
const buildKind = () =>
  new Option('--build <kind>', 'fast, check (misuse traps) or audit (invariants after each call)')
    .argParser(oneOf(['fast', 'check', 'audit']))
    .default('fast');
const worlds = (what: string) => new Option('--worlds <names>', what).argParser(worldChoice);
const growthStep = () =>
  new Option(
    '--growth-step <pages>',
    "least pages to ask for when memory must grow (default: the conformer's own share of what there is)",
  ).argParser(wholeNumber(1, MAX_PAGES));
const output = (what: string) => new Option('-o, --output <file>', what).makeOptionMandatory();

export function createProgram(): Command {
  const program = new Command('sigil-alloc')
    .description('Build, link, run and check memory allocators for WebAssembly and native code.')
    .version(version)
    .addHelpText('after', EXIT_CODES_TEXT)
    .exitOverride()
    .showSuggestionAfterError(false)
    // Errors are printed in one place, main.ts, as one line.
    .configureOutput({ outputError: () => undefined, writeErr: () => undefined });
  addBuilding(program);
  addPrograms(program);
  addChecking(program);
  return program;
}

function addBuilding(program: Command): void {
  program
    .command('list')
    .description('list the conformers and runtimes')
    .addOption(json())
    .action(async (options) => (await import('./commands/list.js')).list(options));

  program
    .command('build')
    .description(
      'write a conformer as artefacts: bump.wasm, bump.wat, bump.ssa, bump.s, bump.o, libsigil-bump.a, sigil.h and a header for each further world, and malloc in C on the world heap, sigil_libc.c',
    )
    .argument('<conformer>', 'name of a conformer or runtime, or a .js of your own')
    .requiredOption('--out <folder>', 'folder to write to; made if it does not exist')
    .addOption(
      new Option('--emit <kinds>', `some of ${ARTEFACT_KINDS.join(',')} (default: all that --names allows)`).argParser(
        someOf(ARTEFACT_KINDS),
      ),
    )
    .addOption(buildKind())
    .addOption(optimize())
    .addOption(
      new Option('--names <style>', 'link (sigil_alloc) or wit (alloc; not for obj and archive)')
        .argParser(oneOf(['link', 'wit']))
        .default('link'),
    )
    .addOption(heapBase())
    .addOption(new Option('--features <set>', 'baseline or mvp (no bulk memory)').argParser(oneOf(['baseline', 'mvp'])))
    .addOption(
      new Option('--alignment <bytes>', 'of payloads, as the conformer offers').argParser(wholeNumber(1, MAX_PAGES)),
    )
    .addOption(maxHeap())
    .addOption(worlds("further worlds to export: names, all or none (default: the conformer's)"))
    .addOption(
      new Option(
        '--hooks <names>',
        'functions of the program that managed objects may call: names, all or none (default: those of the worlds)',
      ).argParser(hookChoice),
    )
    .addOption(growthStep())
    .addOption(json())
    .action(async (conformer, options) => (await import('./commands/build.js')).build(conformer, options));
}

function addPrograms(program: Command): void {
  const PROGRAM = 'program, .wasm or .wat; imports sigil_alloc and the like from module sigil, env or rt';

  program
    .command('link')
    .description('link a conformer into a program: one module, one memory, allocator code inlined where it pays')
    .argument('<program>', PROGRAM)
    .addOption(withConformer())
    .addOption(output('module to write; .wat for text'))
    .addOption(heapBase())
    .addOption(maxHeap())
    .addOption(optimize())
    .addOption(worlds('further worlds to export for a host: names, all or none (default: none)'))
    .addOption(
      new Option('--host-hooks <names>', 'hooks to be imported from the host (default: none)').argParser(hookChoice),
    )
    .addOption(growthStep())
    .action(async (file, options) => (await import('./commands/link.js')).link(file, options));

  program
    .command('run')
    .description("run a program with a conformer; gives the program's own exit status, 134 for a trap")
    .argument('<program>', PROGRAM)
    .argument('[arguments...]', 'arguments of the program, after --')
    .addOption(withConformer())
    .option('--native', 'as a native executable instead of wasm')
    .addOption(heapBase())
    .addOption(maxHeap())
    .addOption(worlds('further worlds to build in, as link does: names, all or none (default: none)'))
    .addOption(growthStep())
    .action(async (file, args, options) => (await import('./commands/run.js')).run(file, args, options));

  program
    .command('native')
    .description('build a native executable from a program and a conformer')
    .argument('<program>', PROGRAM)
    .addOption(withConformer())
    .addOption(output('executable to write'))
    .addOption(heapBase())
    .addOption(maxHeap())
    .addOption(growthStep())
    .action(async (file, options) => (await import('./commands/native.js')).native(file, options));

  program
    .command('lower')
    .description('compile a module apart: QBE text, assembly, object or archive, its interface as JSON, a C header')
    .argument('<module>', 'any module, .wasm or .wat; imports of env and sigil become C symbols of the same name')
    .addOption(output('file to write: .ssa, .s, .o, or .a with the runtime shim; its interface as .json beside it'))
    .option('--header <file>', 'C header to write')
    .addOption(
      new Option('--target <target>', `${TARGETS.join(', ')} (default: this machine)`).argParser(oneOf(TARGETS)),
    )
    .option('--name <name>', 'name of the module (default: that of the input file)')
    .option('--prefix <prefix>', 'begins <prefix>instantiate and local symbols (default: the name and _)')
    .option('--no-constructor', 'the host calls <prefix>instantiate() instead of a constructor before main')
    .addOption(
      new Option('--optimize <goal>', 'speed, size or none')
        .argParser(oneOf(['speed', 'size', 'none']))
        .default('speed'),
    )
    .option('--dump <folder>', 'write every stage: 0-input.wat, 1-optimised.wat, 2-lowered.ssa, 3-assembly.s')
    .action(async (file, options) => (await import('./commands/lower.js')).lower(file, options));
}

function addChecking(program: Command): void {
  program
    .command('check')
    .description('run the conformance suite: seeded scripts of calls against a shadow heap, every line of the contract')
    .argument('<candidate>', 'name of a conformer or runtime, or a .wasm, .a or .js of your own')
    .addOption(
      new Option('--ops <count>', 'seeded calls per backend (default: 1000000)').argParser(wholeNumber(1, MOST_OPS)),
    )
    .addOption(
      new Option('--seed <number>', 'seed of the scripts').argParser(wholeNumber(0, LARGEST_ADDRESS)).default(1),
    )
    .addOption(new Option('--answers <file>', "a candidate file's answers to what cannot be seen from outside"))
    .addOption(buildKind())
    .addOption(worlds("a conformer's further worlds to check: names, all or none (default: all)"))
    .addOption(growthStep())
    .addOption(
      new Option('--backend <names>', 'wasm or native, or both by a comma (default: both)').argParser(
        someOf(['wasm', 'native']),
      ),
    )
    .addOption(json())
    .action(async (candidate, options) => (await import('./commands/check.js')).check(candidate, options));

  program
    .command('bench')
    .description('measure allocators against their peers: all suites or one by name; see bench --help')
    .argument('[arguments...]', 'suite and options of the bench')
    .helpOption(false)
    .allowUnknownOption()
    .action(async (args) => (await import('./commands/bench.js')).bench(args));

  program
    .command('doctor')
    .description('tell what works on this machine, and what to install for the rest')
    .addOption(json())
    .action(async (options) => (await import('./commands/doctor.js')).doctor(options));
}
