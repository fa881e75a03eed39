/**
 * Sites from the host's own stack: every place from which an object was made gets a number, and is told in words later. The
 * frames of a program are among those of the host, by its functions' names where the module has them, else by their numbers.
 */
export interface SiteOptions {
  /** how many frames tell one place from another. Default 8 */
  readonly depth?: number;
}

export interface Sites {
  /** For `ObjectHooks`. */
  readonly site: () => number;
  /** The innermost frame first; undefined for a number that is none. */
  framesOf(site: number): readonly string[] | undefined;
  /** The same in one line. */
  readonly nameOf: (site: number) => string | undefined;
}

const DEFAULT_DEPTH = 8;
/** Of this library, around the module: as many as there are at most. */
const OWN_FRAMES = 24;

/** This library's own files, as they are or as a source map names them; in a bundle they are not told from others. */
const OWN_FOLDER = /^(?:file:\/\/)?(.*\/)(?:dist|src)\/objects\/sites\.[jt]s/.exec(import.meta.url)?.[1];

const isOwn = (frame: string): boolean =>
  OWN_FOLDER !== undefined && ['dist', 'src'].some((folder) => frame.includes(`${OWN_FOLDER}${folder}/objects/`));

/** What is found costs as much as an error does, for every object: for looking for leaks, not for work. */
export function traceSites({ depth = DEFAULT_DEPTH }: SiteOptions = {}): Sites {
  const numbers = new Map<string, number>();
  const places: (readonly string[])[] = [];
  const framesOf = (site: number) => places[site - 1];
  return {
    site: () => {
      const frames = framesHere(depth);
      const key = frames.join('\n');
      const known = numbers.get(key);
      if (known !== undefined) return known;
      numbers.set(key, places.push(frames));
      return places.length;
    },
    framesOf,
    nameOf: (site) => framesOf(site)?.join(' < '),
  };
}

/** The frames from the module outwards: the runtime's own where they were not inlined, not those of this library. */
function framesHere(depth: number): readonly string[] {
  const lines = (stackOf(depth + OWN_FRAMES) ?? '').split('\n').map((line) => line.trim());
  const all = lines.filter((line) => line.startsWith('at ') || line.includes('@'));
  const first = all.findIndex((line) => line.includes('wasm'));
  const frames = all.slice(Math.max(0, first)).filter((line) => !isOwn(line));
  return frames.slice(0, depth).map(readable);
}

/** Engines that know a limit keep ten frames unless told otherwise. */
function stackOf(frames: number): string | undefined {
  const engine = Error as { stackTraceLimit?: number };
  const before = engine.stackTraceLimit;
  if (before === undefined) return new Error().stack;
  engine.stackTraceLimit = frames;
  try {
    return new Error().stack;
  } finally {
    engine.stackTraceLimit = before;
  }
}

const WASM = /^(?:at )?(?:(.*?) ?[(@])?wasm:\/\/wasm\/(?:[^:]*:)?wasm-function\[(\d+)\]:(0x[0-9a-f]+)\)?$/;

/** `parse (wasm 17 at 0x1f3)`, `read (file.js:3:5)`. */
function readable(frame: string): string {
  const found = WASM.exec(frame);
  if (found === null) return frame.replace(/^at /, '');
  const [, name = '', number, offset] = found;
  return `${name === '' ? 'function' : name} (wasm ${number} at ${offset})`;
}
