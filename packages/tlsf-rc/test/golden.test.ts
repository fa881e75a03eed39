import { type AssembleOptions, assemble, emitText } from '@sigil-alloc/ir';
import { expect, it } from 'vitest';
import { conformer } from '../src/prelude.js';

/** What the builder and the optimiser make of the source, so that a change of it is seen. Update with `vitest run -u`. */
it.each<[string, AssembleOptions]>([
  ['tlsf-rc.fast.wat', { build: 'fast', optimize: 'speed' }],
  ['tlsf-rc.fast.size.wat', { build: 'fast', optimize: 'size' }],
  ['tlsf-rc.audit.wat', { build: 'audit', optimize: 'size' }],
])('%s is what the source builds', async (file, options) => {
  const module = assemble(conformer, options);
  const text = emitText(module);
  module.dispose();
  await expect(text).toMatchFileSnapshot(`golden/${file}`);
});
