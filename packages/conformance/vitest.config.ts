import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/*.test.ts'],
    // One process for all files: Binaryen takes most of a second to load.
    isolate: false,
    fileParallelism: false,
    testTimeout: 20_000,
  },
});
