/** The door of what makes a conformer's package out of a conformer. */
export type { Artefact } from './artefact.js';
export { ArtefactError } from './errors.js';
export { qbeFingerprint, sha256 } from './manifest.js';
export { type PackageOptions, runStep } from './steps.js';
