import { afterAll, beforeAll, describe, it } from 'vitest';
import { conformanceTests, managedLaws, wasmSubject } from '../src/index.js';
import { MANAGED_ANSWERS, MANAGED_WORLDS, managedWasm } from './fixtures/managed.js';

conformanceTests({
  name: 'The reference heap with managed objects',
  subjects: { wasm: () => wasmSubject(managedWasm(), { name: 'managed' }) },
  answers: MANAGED_ANSWERS,
  worlds: MANAGED_WORLDS,
  laws: managedLaws,
  ops: 10_000,
  runner: { describe, it, beforeAll, afterAll },
});
