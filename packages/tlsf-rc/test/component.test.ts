/* tlsf-rc as a component: the suite calls it through what the official transpiler makes of it. */
import { componentOf } from '@sigil-alloc/component';
import { componentSubject, declaredInterfaces, printedInterfaces } from '@sigil-alloc/component/subject';
import { conformanceTests, sameAddresses } from '@sigil-alloc/conformance';
import type { AssembleOptions } from '@sigil-alloc/ir';
import { interfaceId, worldFunctions } from '@sigil-alloc/wit';
import * as runner from 'vitest';
import { conformer } from '../src/prelude.js';
import { wasmOf, wasmTlsf } from './builds.js';

const { describe, expect, it } = runner;

/** `npm run test:full` asks for more. */
const isFull = process.env.SIGIL_OPS !== undefined;
const OPS = isFull ? 100_000 : 1000;
const COMPARED_OPS = 5 * OPS;
const WORLDS = ['heap', 'inspection'] as const;

/** The check build is a part of full runs: what a binding may break, the fast one and those of bump show. */
const BUILDS = isFull ? (['fast', 'check'] as const) : (['fast'] as const);

for (const build of BUILDS) {
  const options: AssembleOptions = { build, worlds: WORLDS };
  const answers = conformer.answers({ build });
  const component = async () => componentSubject(await componentOf(wasmOf(options)), 'tlsf-rc.component.wasm');
  conformanceTests({
    name: 'the component of tlsf-rc',
    build,
    worlds: WORLDS,
    subjects: { component },
    answers,
    ops: OPS,
    runner,
  });

  it(`line 11: The same calls give the same addresses on the component and on the wasm (${build}).`, async () => {
    const compared = await sameAddresses(await component(), wasmTlsf(options), answers, 1, COMPARED_OPS);
    expect(compared).toMatchObject({ status: 'pass' });
  });
}

describe('the component of tlsf-rc', () => {
  it('exports the interfaces of its worlds beside those of the contract, as the WIT declares them', async () => {
    const printed = await printedInterfaces(await componentOf(wasmOf()));
    const declared = declaredInterfaces();
    expect([...printed.keys()]).toEqual([
      'sigil:allocator/core@0.1.0',
      'sigil:allocator/scope@0.1.0',
      'sigil:allocator/bulk@0.1.0',
      'sigil:diagnostics/trap@0.1.0',
      ...new Set(worldFunctions(WORLDS).map(interfaceId)),
    ]);
    for (const [id, functions] of printed) expect(functions).toEqual(declared.get(id));
  });
});
