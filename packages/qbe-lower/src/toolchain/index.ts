/** Second door, without Binaryen behind it: finding and fetching the system tools. */

export { type CrossTools, findCrossTools, ownTarget } from './cross.js';
export { type EnsureOptions, ensureQbe } from './ensure-qbe.js';
export { BuildNameError, MissingToolError, OutputError, ToolchainError, ToolError } from './errors.js';
export { type FindOptions, findAr, findCc, findQbe, findToolchain, type Toolchain } from './find.js';
export { findFurther, type Location, locate } from './locate.js';
export { type RunOptions, runTool } from './run-tool.js';
export { isCi, whyNativeIsSkipped } from './skip.js';
export { type AnyToolName, type FurtherToolName, installCommand, type ToolName } from './system.js';
