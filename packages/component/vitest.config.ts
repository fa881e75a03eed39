import { defineConfig } from 'vitest/config';

/** The tooling takes a second to load where a machine is busy, and is loaded once. */
export default defineConfig({ test: { testTimeout: 60_000, hookTimeout: 60_000, isolate: false } });
