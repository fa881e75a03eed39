/** Commands about allocators by themselves. */
import { MAX_PAGES } from '@sigil-alloc/wit';
import { type Command, Option } from 'commander';
import { ARTEFACT_KINDS, ASKED_FOR_KINDS, LINK_NAMES_ONLY } from '../artefact-kinds.js';
import { wholeNumber } from '../values.js';
import { withExamples } from './help.js';
import {
  buildKind,
  conformerArgument,
  growthStep,
  heapBase,
  hooks,
  json,
  maxHeap,
  optimize,
  word,
  words,
  worlds,
} from './options.js';

export function addBuilding(program: Command): void {
  program.commandsGroup('Allocators:');
  addList(program);
  addBuild(program);
  addNew(program);
}

function addList(program: Command): void {
  const command = program
    .command('list')
    .description('list the conformers and runtimes')
    .addOption(json())
    .action(async (options) => (await import('../commands/list.js')).list(options));
  withExamples(
    command,
    ['sigil-alloc list', 'names, prices and further worlds'],
    ['sigil-alloc list --json', 'the same with every answer'],
  );
}

function addBuild(program: Command): void {
  const command = program
    .command('build')
    .description('write a conformer as files: wasm, WAT, SSA, assembly, object, archive, headers')
    .addArgument(conformerArgument('<conformer>', 'name of a conformer or runtime, or a .js of your own'))
    .requiredOption('--out <folder>', 'folder to write to; made if it does not exist')
    .addOption(
      words(
        '--emit <kinds>',
        `some of ${ARTEFACT_KINDS.join(',')} (default: all that --names allows, but ${ASKED_FOR_KINDS.join(',')})`,
        ARTEFACT_KINDS,
      ),
    )
    .addOption(buildKind())
    .addOption(optimize())
    .addOption(
      word('--names <style>', `link (sigil_alloc) or wit (alloc; not for ${LINK_NAMES_ONLY.join(',')})`, [
        'link',
        'wit',
      ]).default('link'),
    )
    .addOption(heapBase())
    .addOption(word('--features <set>', 'baseline or mvp (no bulk memory)', ['baseline', 'mvp']))
    .addOption(
      new Option('--alignment <bytes>', 'of payloads, as the conformer offers').argParser(wholeNumber(1, MAX_PAGES)),
    )
    .addOption(maxHeap())
    .addOption(worlds("further worlds to export: names, all or none (default: the conformer's)"))
    .addOption(
      hooks(
        '--hooks <names>',
        'functions of the program that managed objects may call: names, all or none (default: those of the worlds)',
      ),
    )
    .addOption(growthStep())
    .addOption(json())
    .action(async (conformer, options) => (await import('../commands/build.js')).build(conformer, options));
  withExamples(
    command,
    ['sigil-alloc build bump --out out', 'every kind, in the folder out'],
    ['sigil-alloc build tlsf-rc --out out --emit wasm --optimize size', 'the smallest module'],
    ['sigil-alloc build tlsf-rc --out out --emit archive,header --build check', 'for C; misuse traps'],
  );
}

function addNew(program: Command): void {
  const command = program
    .command('new')
    .description('write a conformer of your own: a small arena that keeps the contract, its tests and a README')
    .argument('<name>', 'its name, like my-arena; names of files and symbols begin with it')
    .option('--out <folder>', 'folder to write to, empty or not there yet (default: the name)')
    .addOption(json())
    .action(async (name, options) => (await import('../commands/new.js')).newConformer(name, options));
  withExamples(
    command,
    ['sigil-alloc new my-arena', 'in the folder my-arena'],
    ['sigil-alloc new my-heap --out heaps/mine', 'elsewhere'],
  );
}
