import { defineConfig } from 'vitest/config';

/** The same tests with the figures of a release: a million ops on fast and check builds, a hundred thousand on audit. */
export default defineConfig({
  test: {
    env: { SIGIL_OPS: '1000000,1000000,100000' },
    testTimeout: 600_000,
    hookTimeout: 600_000,
  },
});
