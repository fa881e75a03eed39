/** Where the kernels and the workers lie in the package. */
import { fileURLToPath } from 'node:url';

export const inPackage = (path: string): string => fileURLToPath(new URL(`../${path}`, import.meta.url));

export const kernelFolder = inPackage('kernels/');
export const kernelSource = (program: string): string => inPackage(`kernels/${program}.c`);
export const kernelWasm = (program: string): string => inPackage(`kernels/${program}.wasm`);
export const nativeWorker = inPackage('workers/native.c');
export const nodeWorker = inPackage('workers/node.js');
export const allocatorWorker = inPackage('workers/allocator.js');
export const growthWorker = inPackage('workers/growth.js');
export const packageFolder = inPackage('');
export const managedWorker = inPackage('workers/managed.js');
/** The kernels on managed objects in a language. */
export const programFile = (name: string): string => inPackage(`programs/${name}`);
