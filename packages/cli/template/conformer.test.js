/** The contract's suite, line by line: on WebAssembly, and natively where qbe and cc are there. */
import { after, before, describe, it } from 'node:test';
import { subjectsOf } from '@sigil-alloc/cli';
import { conformanceTests } from '@sigil-alloc/conformance';
import { conformer } from './conformer.js';

conformanceTests({
  name: conformer.name,
  subjects: await subjectsOf(conformer),
  answers: conformer.answers(),
  ops: 20_000,
  runner: { describe, it, beforeAll: (body) => before(body), afterAll: (body) => after(body) },
});
