/** Imported for what it does: tests that try much may take their time, on a machine that has other work as well. */
import { vi } from 'vitest';
import { figure } from './figures.js';

const longest = figure(120_000, 7_200_000);
vi.setConfig({ testTimeout: longest, hookTimeout: longest });
