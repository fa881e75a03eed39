/** Writes the documents that are made from the committed results. */
import { answersOfConformers } from './choosing.js';
import { committed } from './paths.js';
import { writeReport } from './write.js';

await writeReport(committed, await answersOfConformers());
