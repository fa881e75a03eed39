/* bump as a component: the suite calls it through what the official transpiler makes of it. */
import { componentOf } from '@sigil-alloc/component';
import { componentSubject, declaredInterfaces, printedInterfaces } from '@sigil-alloc/component/subject';
import { checkConformer, conformanceTests, laws, type Subject, sameAddresses } from '@sigil-alloc/conformance';
import type { BuildKind } from '@sigil-alloc/ir';
import binaryen from 'binaryen';
import * as runner from 'vitest';
import { conformer } from '../src/prelude.js';
import { wasmBump, wasmOf } from './builds.js';

const { describe, expect, it } = runner;

/** `npm run test:full` asks for more. */
const OPS = process.env.SIGIL_OPS === undefined ? 1000 : 100_000;
const COMPARED_OPS = 5 * OPS;

const componentBump = async (build: BuildKind, wasm = wasmOf({ build })): Promise<Subject> =>
  componentSubject(await componentOf(wasm), 'bump.component.wasm');

for (const build of ['fast', 'check'] as const) {
  const answers = conformer.answers({ build });
  const component = () => componentBump(build);
  conformanceTests({ name: 'the component of bump', build, subjects: { component }, answers, ops: OPS, runner });

  it(`line 11: The same calls give the same addresses on the component and on the wasm (${build}).`, async () => {
    const compared = await sameAddresses(await component(), await wasmBump(build), answers, 1, COMPARED_OPS);
    expect(compared).toMatchObject({ status: 'pass' });
  });
}

describe('the component of bump', () => {
  it('exports the interfaces of the contract and that of traps, as the WIT declares them', async () => {
    const printed = await printedInterfaces(await componentOf(wasmOf()));
    const declared = declaredInterfaces();
    expect([...printed.keys()]).toEqual([
      'sigil:allocator/core@0.1.0',
      'sigil:allocator/scope@0.1.0',
      'sigil:allocator/bulk@0.1.0',
      'sigil:diagnostics/trap@0.1.0',
    ]);
    for (const [id, functions] of printed) expect(functions).toEqual(declared.get(id));
  });

  it('is caught through the binding where it breaks a law', async () => {
    const module = binaryen.readBinary(wasmOf());
    module.removeExport('sigil_free_all');
    module.addFunction('frees_nothing', binaryen.none, binaryen.none, [], module.nop());
    module.addFunctionExport('frees_nothing', 'sigil_free_all');
    const broken = module.emitBinary();
    module.dispose();
    const component = () => componentBump('fast', broken);
    const options = { answers: conformer.answers(), ops: 200, laws: laws.filter(({ line }) => line === 10) };
    expect(await checkConformer({ component }, options)).toMatchObject({ passed: false });
    const whole = { component: () => componentBump('fast') };
    expect(await checkConformer(whole, options)).toMatchObject({ passed: true });
  });
});
