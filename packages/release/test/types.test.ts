import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { execa } from 'execa';
import { describe, expect, it } from 'vitest';
import { copyInstalled } from '../src/install.js';
import { tsc } from '../src/tools.js';
import { installed, ownFolder } from './installed.js';

const RESOLUTIONS = [
  ['nodenext', 'nodenext'],
  ['preserve', 'bundler'],
] as const;

/** What a user writes, with the types that it must come to. */
const userOf = (packageName: string): string => `
import {
  answers, type Build, type Heap, HeapOptionError, instantiate, type InstantiateOptions, type Manifest, name, OutOfMemoryError,
  prebuilt, TrapError, type TrapKind,
} from '${packageName}';
import manifest from '${packageName}/manifest.json' with { type: 'json' };

const build: Build = 'check';
const options: InstantiateOptions = { build, memory: new WebAssembly.Memory({ initial: 1 }), heapBase: 4096 };
const heap: Heap = await instantiate(options);
const block: number = heap.alloc(16);
const bytes: Uint8Array<ArrayBuffer> = heap.bytes(block, 16);
const scope: number = heap.enterScope();
heap.exitScope(scope);
const memory: WebAssembly.Memory = heap.memory;
try {
  heap.memCopy(block, block, 16);
} catch (error) {
  if (error instanceof OutOfMemoryError) { const requested: number = error.requested; }
  if (error instanceof TrapError) { const kind: TrapKind = error.kind; const pages: number | undefined = error.maxPages; }
  if (error instanceof HeapOptionError) { const option: string = error.option; }
}
const alignment: number = (await answers('audit')).alignmentBytes;
const location: URL = prebuilt('fast');
const listed: Manifest['format'] | string = manifest.format;
// @ts-expect-error no build of this name
await instantiate({ build: 'quick' });
// @ts-expect-error a block is a number
heap.alloc('16');
`;

const folder = ownFolder();

describe.each(installed.packages)('types of $packageName', ({ name, packageName }) => {
  it.each(RESOLUTIONS)(
    'serve a strict program, checked whole (module %s, resolution %s)',
    async (module, resolution) => {
      const place = join(folder, `${name}-${resolution}`);
      await copyInstalled(installed, place);
      writeFileSync(join(place, 'user.mts'), userOf(packageName));
      const options = { module, moduleResolution: resolution, target: 'es2023', strict: true, skipLibCheck: false };
      const compilerOptions = { ...options, resolveJsonModule: true, noEmit: true, types: [] };
      writeFileSync(join(place, 'tsconfig.json'), JSON.stringify({ compilerOptions, files: ['user.mts'] }));
      const { all } = await execa('node', [tsc], { cwd: place, reject: false, all: true });
      expect(all).toBe('');
    },
  );
});
