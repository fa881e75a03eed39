import { afterAll, beforeAll, describe, it } from 'vitest';
import { conformanceTests, wasmSubject } from '../src/index.js';
import { HEAP_ANSWERS, HEAP_WORLDS, heapWasm } from './fixtures/heap.js';

conformanceTests({
  name: 'The reference heap',
  subjects: { wasm: () => wasmSubject(heapWasm(), { name: 'heap' }) },
  answers: HEAP_ANSWERS,
  worlds: HEAP_WORLDS,
  ops: 10_000,
  runner: { describe, it, beforeAll, afterAll },
});
