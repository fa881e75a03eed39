/** The door: a module as a relocatable object. */
export { WasmObjectError } from './errors.js';
export { wasmObject } from './object.js';
