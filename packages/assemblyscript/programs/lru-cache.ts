/** A least-recently-used cache: a map into a doubly linked list; 6,000 requests with locality, hits counted. */
import { Random } from './support/random';

class Entry {
  newer: Entry | null = null;
  older: Entry | null = null;

  constructor(
    public key: string,
    public value: string,
  ) {}
}

class Cache {
  private entries: Map<string, Entry> = new Map<string, Entry>();
  private newest: Entry | null = null;
  private oldest: Entry | null = null;

  constructor(private capacity: i32) {}

  get(key: string): string | null {
    if (!this.entries.has(key)) return null;
    const entry = this.entries.get(key);
    this.unlink(entry);
    this.linkAsNewest(entry);
    return entry.value;
  }

  put(key: string, value: string): void {
    if (this.entries.size === this.capacity) {
      const oldest = this.oldest!;
      this.unlink(oldest);
      this.entries.delete(oldest.key);
    }
    const entry = new Entry(key, value);
    this.entries.set(key, entry);
    this.linkAsNewest(entry);
  }

  private unlink(entry: Entry): void {
    const newer = entry.newer;
    const older = entry.older;
    if (newer) newer.older = older;
    else this.newest = older;
    if (older) older.newer = newer;
    else this.oldest = newer;
    entry.newer = null;
    entry.older = null;
  }

  private linkAsNewest(entry: Entry): void {
    const newest = this.newest;
    entry.older = newest;
    if (newest) newest.newer = entry;
    else this.oldest = entry;
    this.newest = entry;
  }
}

export function main(): i32 {
  const random = new Random(11);
  const cache = new Cache(100);
  let hits = 0;
  let length = 0;
  for (let i = 0; i < 6000; i++) {
    const key = 'page/' + min(random.below(400), random.below(400)).toString();
    const found = cache.get(key);
    if (found) {
      hits++;
      length += found.length;
    } else cache.put(key, '<h1>' + key + '</h1>');
  }
  return hits * 100000 + length;
}
