import { spawnSync } from 'node:child_process';
import { describe, expect, it } from 'vitest';

/** Modules are resolved as if the official tooling were not there. */
const HIDING = `
  import { register } from 'node:module';
  register('data:text/javascript,' + encodeURIComponent(\`
    export async function resolve(name, context, next) {
      if (!name.startsWith('@bytecodealliance/')) return next(name, context);
      throw Object.assign(new Error('hidden'), { code: 'ERR_MODULE_NOT_FOUND' });
    }
  \`));
`;

describe('without the official tooling', () => {
  it('says what installs it', () => {
    const script = `
      const { wasmTools, transpiler } = await import('@sigil-alloc/component');
      for (const load of [wasmTools, transpiler]) await load().catch(({ name, message }) => console.log(name + ': ' + message));
    `;
    const hidden = `data:text/javascript,${encodeURIComponent(HIDING)}`;
    const args = ['--import', hidden, '--input-type=module', '--eval', script];
    const { stdout } = spawnSync(process.execPath, args, { cwd: import.meta.dirname, encoding: 'utf8' });
    const line =
      'MissingToolError: the npm package @bytecodealliance/jco-transpile is not installed; ' +
      'install with: npm install --save-dev @bytecodealliance/jco-transpile@^0.15.0\n';
    expect(stdout).toBe(line + line);
  });
});
