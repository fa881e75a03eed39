import { defineConfig } from 'vitest/config';

// A program is compiled, linked and optimised in a second or two, and native code takes one more.
// No test looks at a clock: files may run on all cores; in one process for each of these, Binaryen loads once.
export default defineConfig({
  test: { testTimeout: 120_000, hookTimeout: 120_000, maxWorkers: '100%', isolate: false },
});
