// The compiler as a command: node toy.js SOURCE OUT [CONFORMER]. What is written goes by the ending of OUT and by whether a
// conformer is named:
//
//   .wasm CONFORMER   Binaryen's nodes, the allocator emitted into them
//   .wat CONFORMER    text, with the allocator's prelude in it
//   .wat              text that imports the allocator, to be linked or lowered
//   .component.wat    the same, with a component's names for what prints
//   .ssa              QBE
import { readFileSync, realpathSync, writeFileSync } from 'node:fs';
import { watImports } from '@sigil-alloc/wit';
import { compile, ToyError } from './compiler.js';
import { binaryenNotation } from './notation-binaryen.js';
import { qbeNotation } from './notation-qbe.js';
import { watNotation } from './notation-wat.js';
import { COMPONENT_HOST, HOST } from './texts.js';

export async function write(source, out, conformer) {
  const program = readFileSync(source, 'utf8');
  const door = conformer && (await import(`@sigil-alloc/${conformer}/prelude`));
  const host = out.endsWith('.component.wat') ? COMPONENT_HOST : HOST;
  if (out.endsWith('.ssa')) return writeFileSync(out, compile(program, qbeNotation()));
  if (out.endsWith('.wasm')) {
    const module = compile(program, binaryenNotation({ emitInto: door.emitInto, host }));
    writeFileSync(out, module.emitBinary());
    return module.dispose();
  }
  const prelude = door && ((heapBase) => door.preludeText({ heapBase }));
  const allocator = door ? { prelude } : { imports: watImports() };
  writeFileSync(out, compile(program, watNotation({ ...allocator, host })));
}

if (realpathSync(process.argv[1]) === import.meta.filename) {
  const [source, out, conformer] = process.argv.slice(2);
  try {
    await write(source, out, conformer);
  } catch (error) {
    if (!(error instanceof ToyError)) throw error;
    console.error(`toy: ${source}: ${error.message}`);
    process.exitCode = 1;
  }
}
