import { defineConfig } from 'vitest/config';

// The smoke compiles a kernel for every contender there is, on machines that may be busy. No test asserts a time, so that
// files may run beside each other on all cores; in one process for each of these, Binaryen loads once.
export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    testTimeout: 60_000,
    hookTimeout: 60_000,
    maxWorkers: '100%',
    isolate: false,
  },
});
