/** Every relative link between the project's documents leads to a file that is there, and to a heading that it has. */
import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import GithubSlugger from 'github-slugger';

const LINK = /\]\((?!https?:|mailto:)([^)#\s]*)(?:#([^)\s]*))?\)/g;
const CODE = /^ *```.*?^ *```$/gms;
const HEADING = /^#{1,6} +(.*)$/gm;

const list = ['ls-files', '--cached', '--others', '--exclude-standard', '*.md'];
const documents = execFileSync('git', list, { encoding: 'utf8' }).trim().split('\n').filter(existsSync);
const broken = documents.flatMap((file) =>
  [...textOf(file).matchAll(LINK)].flatMap(([, target, anchor]) => {
    const path = target === '' ? file : join(dirname(file), target);
    if (!existsSync(path)) return [`${file}: ${target} is not there`];
    if (anchor === undefined || !path.endsWith('.md') || anchorsOf(path).has(anchor)) return [];
    return [`${file}: ${target}#${anchor}: there is no such heading`];
  }),
);
for (const line of broken) console.error(line);
console.log(`links of ${documents.length} documents checked, ${broken.length} broken`);
process.exitCode = broken.length === 0 ? 0 : 1;

function textOf(file) {
  return readFileSync(file, 'utf8').replace(CODE, '');
}

/** What a heading is called in a link: its words as they are shown. */
function anchorsOf(file) {
  const slugger = new GithubSlugger();
  const shown = (heading) => heading.replace(/\[([^\]]*)\]\([^)]*\)/g, '$1').replace(/[`*]/g, '');
  return new Set([...textOf(file).matchAll(HEADING)].map(([, heading]) => slugger.slug(shown(heading))));
}
