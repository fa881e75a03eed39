/** The field, ours first; after it in the order in which they are asked to be the peer of ratios. */
import type { Contender } from '../contender.js';
import { cCompiler } from './c-compiler.js';
import { node } from './node.js';
import { sigil } from './sigil.js';
import { wasm2c } from './wasm2c.js';

export const contenders: readonly Contender[] = [sigil, wasm2c, cCompiler, node];
