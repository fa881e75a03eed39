export { ascArguments, runtimeEntry } from './entry.js';
export { CompiledProgramError } from './errors.js';
export { type LinkAssemblyScriptOptions, linkAssemblyScript, type Runtime } from './link.js';
