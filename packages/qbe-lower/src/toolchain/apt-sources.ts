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
  /** as written; apt reads it in any case */
  readonly name: string;
  readonly key: string;
  readonly text: string;
  readonly words: readonly string[];
}

/** Components that hold qbe: main at Debian, universe at Ubuntu. */
const COMPONENTS = ['main', 'universe'];

/** A text of sources and the notation it is in. */
export interface ReleaseSource {
  readonly extension: 'sources' | 'list';
  readonly text: string;
}

/** What offers `suite` from the archive that this machine installs its own release from; undefined if none is listed. */
export function sourceForRelease(files: readonly SourceFile[], release: OtherRelease): ReleaseSource | undefined {
  for (const { path, text } of files) {
    const extension = path.endsWith('.sources') ? 'sources' : 'list';
    const found = extension === 'sources' ? changedStanzas(text, release) : changedLines(text, release);
    if (found.length > 0) return { extension, text: `${found.join(extension === 'sources' ? '\n\n' : '\n')}\n` };
  }
  return undefined;
}

function usableComponents(components: readonly string[]): string {
  return components.filter((component) => COMPONENTS.includes(component)).join(' ');
}

/** `deb [options] uri suite component…`, one source a line. */
function changedLines(text: string, { ownSuites, suite }: OtherRelease): readonly string[] {
  return text.split('\n').flatMap((line) => {
    const match = /^\s*deb\s+(\[[^\]]*\]\s+)?(\S+)\s+(\S+)\s+([^#]+)/.exec(line);
    const [, options = '', uri = '', own = '', components = ''] = match ?? [];
    const usable = usableComponents(components.trim().split(/\s+/));
    return ownSuites.includes(own) && usable !== '' ? [`deb ${options}${uri} ${suite} ${usable}`] : [];
  });
}

/** Stanzas of `Key: value`, with continuation lines, parted by empty lines. */
function changedStanzas(text: string, { ownSuites, suite }: OtherRelease): readonly string[] {
  const lines = text.split('\n').filter((line) => !line.startsWith('#'));
  const stanzas = lines.join('\n').split(/\n\s*\n/);
  return stanzas.map(readFields).flatMap((fields) => {
    const words = (key: string) => fields.find((field) => field.key === key)?.words ?? [];
    const usable = usableComponents(words('components'));
    const isOwn = words('suites').some((own) => ownSuites.includes(own));
    const isOff = words('enabled').some((word) => /^(no|false|without|off|disable)$/i.test(word));
    if (!words('types').includes('deb') || !isOwn || isOff || usable === '') return [];
    const changed: Readonly<Record<string, string>> = { types: 'deb', suites: suite, components: usable };
    return fields
      .map(({ name, key, text }) => (changed[key] === undefined ? text : `${name}: ${changed[key]}`))
      .join('\n');
  });
}

function readFields(stanza: string): readonly Field[] {
  return stanza
    .split(/\n(?![ \t])/)
    .filter((text) => text.includes(':'))
    .map((text) => {
      const [name = '', ...value] = text.split(':');
      return { name: name.trim(), key: name.trim().toLowerCase(), text, words: value.join(':').split(/\s+/) };
    });
}
