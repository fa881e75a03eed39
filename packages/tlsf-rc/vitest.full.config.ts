import { defineConfig } from 'vitest/config';

/** The same tests with the figures of a release: two million ops on fast and check builds, two hundred thousand on audit. */
export default defineConfig({
  test: {
    env: { SIGIL_OPS: '2000000,2000000,200000', SIGIL_FULL: '1' },
    testTimeout: 3_600_000,
    hookTimeout: 600_000,
  },
});
