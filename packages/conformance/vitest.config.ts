import { defineConfig } from 'vitest/config';

// No test looks at a clock: files may run on all cores. In one process for each of these, Binaryen loads once.
export default defineConfig({
  test: {
    include: ['test/*.test.ts'],
    isolate: false,
    maxWorkers: '100%',
    testTimeout: 60_000,
    hookTimeout: 60_000,
  },
});
