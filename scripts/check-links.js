/** Every relative link between the project's documents leads to a file that is there. */
import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

const LINK = /\]\((?!https?:|mailto:|#)([^)#\s]+)(#[^)]*)?\)/g;

const list = ['ls-files', '--cached', '--others', '--exclude-standard', '*.md'];
const documents = execFileSync('git', list, { encoding: 'utf8' }).trim().split('\n').filter(existsSync);
const broken = documents.flatMap((file) =>
  [...readFileSync(file, 'utf8').matchAll(LINK)]
    .map(([, target]) => target)
    .filter((target) => !existsSync(join(dirname(file), target)))
    .map((target) => `${file}: ${target} is not there`),
);
for (const line of broken) console.error(line);
console.log(`links of ${documents.length} documents checked, ${broken.length} broken`);
process.exitCode = broken.length === 0 ? 0 : 1;
