import { defineConfig } from 'vitest/config';

// Each test starts the command once or twice, and Binaryen takes a second to load where a machine is busy.
// No test looks at a clock: files may run on all cores.
export default defineConfig({
  test: { include: ['test/*.test.ts'], testTimeout: 60_000, hookTimeout: 60_000, maxWorkers: '100%' },
});
