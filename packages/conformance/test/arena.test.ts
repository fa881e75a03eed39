import { afterAll, beforeAll, describe, it } from 'vitest';
import { conformanceTests, wasmSubject } from '../src/index.js';
import { ARENA_ANSWERS, arenaWasm } from './fixtures/arena.js';

conformanceTests({
  name: 'The reference arena',
  subjects: { wasm: () => wasmSubject(arenaWasm(), { name: 'arena' }) },
  answers: ARENA_ANSWERS,
  ops: 10_000,
  runner: { describe, it, beforeAll, afterAll },
});
