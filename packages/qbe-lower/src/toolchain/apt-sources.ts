/**
 * The machine's own package sources, and the same archive for another release.
 *
 * No mirror is named here: the stanza that the machine itself installs its release from is copied, with its keys and
 * options, and only the release and the components are changed. Both of apt's notations are read.
 */

/** A file of package sources as apt finds it; the notation follows from the name. */
export interface SourceFile {
  readonly path: string;
  readonly text: string;
}

export interface OtherRelease {
  /** what the machine's own stanza names: its code name, or a name such as stable */
  readonly ownSuites: readonly string[];
  readonly suite: string;
}

interface Field {
  readonly key: string;
  readonly text: string;
  readonly words: readonly string[];
}

/** Components that hold qbe: main at Debian, universe at Ubuntu. */
const COMPONENTS = ['main', 'universe'];

/** A source file's name and text that offer `suite` from the archive this machine uses; undefined if none is found. */
export function sourceForRelease(
  files: readonly SourceFile[],
  release: OtherRelease,
): { readonly extension: 'sources' | 'list'; readonly text: string } | undefined {
  for (const { path, text } of files) {
    const extension = path.endsWith('.sources') ? 'sources' : 'list';
    const found = extension === 'sources' ? changeStanza(text, release) : changeLine(text, release);
    if (found !== undefined) return { extension, text: found };
  }
  return undefined;
}

function usableComponents(components: readonly string[]): string {
  return components.filter((component) => COMPONENTS.includes(component)).join(' ');
}

/** `deb [options] uri suite component…`, one source a line. */
function changeLine(text: string, { ownSuites, suite }: OtherRelease): string | undefined {
  for (const line of text.split('\n')) {
    const match = /^\s*deb\s+(\[[^\]]*\]\s+)?(\S+)\s+(\S+)\s+([^#]+)/.exec(line);
    if (match === null) continue;
    const [, options = '', uri, own, components = ''] = match;
    const usable = usableComponents(components.trim().split(/\s+/));
    if (own !== undefined && ownSuites.includes(own) && usable !== '')
      return `deb ${options}${uri} ${suite} ${usable}\n`;
  }
  return undefined;
}

/** Stanzas of `Key: value`, with continuation lines, parted by empty lines. */
function changeStanza(text: string, { ownSuites, suite }: OtherRelease): string | undefined {
  const stanzas = text
    .split('\n')
    .filter((line) => !line.startsWith('#'))
    .join('\n')
    .split(/\n\s*\n/);
  for (const fields of stanzas.map(readFields)) {
    const words = (key: string) => fields.find((field) => field.key === key)?.words ?? [];
    const usable = usableComponents(words('components'));
    const isOwn = words('suites').some((own) => ownSuites.includes(own));
    const isOff = words('enabled').some((word) => /^(no|false|without|off|disable)$/i.test(word));
    if (!words('types').includes('deb') || !isOwn || isOff || usable === '') continue;
    const changed: Readonly<Record<string, string>> = { types: 'deb', suites: suite, components: usable };
    return fields.map(({ key, text }) => (changed[key] === undefined ? text : `${key}: ${changed[key]}`)).join('\n');
  }
  return undefined;
}

function readFields(stanza: string): readonly Field[] {
  return stanza
    .split(/\n(?![ \t])/)
    .filter((text) => text.includes(':'))
    .map((text) => {
      const [name = '', ...value] = text.split(':');
      return { key: name.trim().toLowerCase(), text, words: value.join(':').split(/\s+/) };
    });
}
