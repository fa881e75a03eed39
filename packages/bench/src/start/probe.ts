/** In a process of its own: from here to the first block, as a user of the package waits for it. Prints milliseconds. */
const [, , door] = process.argv;
const before = performance.now();
const { instantiate } = (await import(door ?? '')) as { instantiate(): Promise<{ alloc(size: number): number }> };
const imported = performance.now();
const heap = await instantiate();
heap.alloc(64);
const allocated = performance.now();
process.stdout.write(JSON.stringify({ import: imported - before, total: allocated - before }));
