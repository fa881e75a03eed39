import { defineConfig, mergeConfig } from 'vitest/config';
import base from './vitest.config.js';

/** The same tests with all that they have: every line of the contract, every conformer, pages of many commands. */
export default mergeConfig(base, defineConfig({ test: { env: { SIGIL_FULL: '1' }, testTimeout: 300_000 } }));
