import { defineConfig } from 'vitest/config';

// Each test starts the command once or twice, and Binaryen takes a second to load where a machine is busy.
export default defineConfig({ test: { testTimeout: 60_000 } });
