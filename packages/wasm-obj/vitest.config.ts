import { defineConfig } from 'vitest/config';

// Several builds take seconds where a machine is busy. No test looks at a clock: files may run on all cores.
export default defineConfig({ test: { testTimeout: 60_000, hookTimeout: 60_000, maxWorkers: '100%' } });
