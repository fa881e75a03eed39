/** Tools of this repository's tree that tests run on folders elsewhere. */
import { resolve } from 'node:path';
import { packagesFolder } from './packages.js';

export const tsc = resolve(packagesFolder, '../node_modules/typescript/bin/tsc');
