import { defineConfig } from 'vitest/config';

// Packing and installing take seconds where a machine is busy. No test looks at a clock: files may run on all cores.
export default defineConfig({
  test: { globalSetup: './test/setup.ts', testTimeout: 120_000, hookTimeout: 120_000, maxWorkers: '100%' },
});
