/** tlsf-rc called directly, with what only a test may see: its globals, and a growth that fails when it is told to. */
import { type AssembleOptions, assemble, emitText } from '@sigil-alloc/ir';
import { DEFAULT_HEAP_BASE, type LinkName, trapKind } from '@sigil-alloc/wit';
import { conformer } from '../../src/prelude.js';
import { assembleTree, exportGlobals, importGrowth, parseTree, type Tree } from './wat.js';

export interface MachineOptions extends AssembleOptions {
  /** changes the module's text before it is compiled; `name` keeps apart what is compiled once a process */
  readonly change?: { readonly name: string; readonly apply: (module: Tree[]) => void };
}

const GLOBALS = ['wilderness', 'reach', 'pool', 'scope', 'chunk', 'cursor', 'limit', 'room'] as const;
