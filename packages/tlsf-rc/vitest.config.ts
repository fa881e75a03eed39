import { defineConfig } from 'vitest/config';

// Some tests build several modules or walk tens of thousands of sequences. No test looks at a clock: files may run on all
// cores; in one process for each of these, Binaryen loads once.
export default defineConfig({ test: { testTimeout: 60_000, hookTimeout: 60_000, maxWorkers: '100%', isolate: false } });
