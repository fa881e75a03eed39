import { defineConfig } from 'vitest/config';

/** The same tests over all programs. */
export default defineConfig({
  test: { env: { SIGIL_PROGRAMS: 'all' }, testTimeout: 600_000, hookTimeout: 600_000 },
});
