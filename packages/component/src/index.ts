/** The door: conformers and programs as components. */
export { componentize, componentOf, encoderVersion } from './component.js';
export { isComponent } from './core.js';
export { ComponentError, MissingToolError } from './errors.js';
export { type Transpiler, transpiler, type WasmTools, wasmTools } from './tools.js';
export type { WorldText } from './world.js';
