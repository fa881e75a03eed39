import { defineConfig } from 'vitest/config';

// Native code and several builds take seconds where a machine is busy. No test looks at a clock: files may run on all cores; in
// one process for each of these, Binaryen loads once.
export default defineConfig({ test: { testTimeout: 60_000, hookTimeout: 60_000, maxWorkers: '100%', isolate: false } });
