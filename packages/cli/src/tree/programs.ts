/** Commands about a program and the allocator in it. */
import type { Command } from 'commander';
import { TARGETS } from '../targets.js';
import { withExamples } from './help.js';
import {
  growthStep,
  heapBase,
  hooks,
  json,
  maxHeap,
  optimize,
  output,
  programArgument,
  withConformer,
  word,
  worlds,
} from './options.js';

export function addPrograms(program: Command): void {
  program.commandsGroup('Programs:');
  addLink(program);
  addRun(program);
  addNative(program);
  addLower(program);
}

function addLink(program: Command): void {
  const command = program
    .command('link')
    .description('link a conformer into a program: one module, one memory, allocator code inlined where it pays')
    .addArgument(programArgument())
    .addOption(withConformer())
    .addOption(output('module to write; .wat for text'))
    .addOption(heapBase())
    .addOption(maxHeap())
    .addOption(optimize())
    .addOption(worlds('further worlds to export for a host: names, all or none (default: none)'))
    .addOption(hooks('--host-hooks <names>', 'hooks to be imported from the host (default: none)'))
    .addOption(growthStep())
    .addOption(json())
    .action(async (file, options) => (await import('../commands/link.js')).link(file, options));
  withExamples(
    command,
    ['sigil-alloc link program.wat --with bump -o linked.wasm', 'no import of the contract is left'],
    ['sigil-alloc link program.wat --with tlsf-rc -o linked.wat --worlds statistics', 'as text; a host sees figures'],
  );
}

function addRun(program: Command): void {
  const command = program
    .command('run')
    .description("run a program with a conformer; gives the program's own exit status, 134 for a trap")
    .addArgument(programArgument())
    .argument('[arguments...]', 'arguments of the program, after --')
    .addOption(withConformer())
    .option('--native', 'as a native executable instead of wasm')
    .addOption(heapBase())
    .addOption(maxHeap())
    .addOption(worlds('further worlds to build in, as link does: names, all or none (default: none)'))
    .addOption(growthStep())
    .addHelpText('after', '\nThere is no --json: what is printed is the program’s own.')
    .action(async (file, args, options) => (await import('../commands/run.js')).run(file, args, options));
  withExamples(
    command,
    ['sigil-alloc run program.wat --with bump', 'on WebAssembly'],
    ['sigil-alloc run program.wat --with tlsf-rc --native -- some arguments', 'as a process of its own'],
    ['sigil-alloc run program.wat --with bump --max-heap 2', 'in two pages of memory'],
  );
}

function addNative(program: Command): void {
  const command = program
    .command('native')
    .description('build a native executable from a program and a conformer')
    .addArgument(programArgument())
    .addOption(withConformer())
    .addOption(output('executable to write'))
    .addOption(heapBase())
    .addOption(maxHeap())
    .addOption(growthStep())
    .addOption(json())
    .action(async (file, options) => (await import('../commands/native.js')).native(file, options));
  withExamples(command, ['sigil-alloc native program.wat --with tlsf-rc -o program', 'an executable']);
}

function addLower(program: Command): void {
  const command = program
    .command('lower')
    .description('compile a module apart: QBE text, assembly, object or archive, its interface as JSON, a C header')
    .argument('<module>', 'any module, .wasm or .wat; imports of env and sigil become C symbols of the same name')
    .addOption(output('file to write: .ssa, .s, .o, or .a with the runtime shim; its interface as .json beside it'))
    .option('--header <file>', 'C header to write')
    .addOption(word('--target <target>', `${TARGETS.join(', ')} (default: this machine)`, TARGETS))
    .option('--name <name>', 'name of the module (default: that of the input file)')
    .option('--prefix <prefix>', 'begins <prefix>instantiate and local symbols (default: the name and _)')
    .option('--no-constructor', 'the host calls <prefix>instantiate() instead of a constructor before main')
    .addOption(word('--optimize <goal>', 'speed, size or none', ['speed', 'size', 'none']).default('speed'))
    .option('--dump <folder>', 'write every stage: 0-input.wat, 1-optimised.wat, 2-lowered.ssa, 3-assembly.s')
    .addOption(json())
    .action(async (file, options) => (await import('../commands/lower.js')).lower(file, options));
  withExamples(
    command,
    ['sigil-alloc lower module.wat -o module.o --header module.h', 'an object for a C linker'],
    ['sigil-alloc lower module.wat -o module.ssa --dump stages', "QBE's language, and every stage on the way"],
  );
}
