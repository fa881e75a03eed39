import { spawnSync } from 'node:child_process';
import { tmpdir } from 'node:os';
import { describe, expect, it } from 'vitest';

/** Modules are resolved as if the official tooling were not there. */
const HIDING = `
  import { register } from 'node:module';
  register('data:text/javascript,' + encodeURIComponent(\`
    export async function resolve(name, context, next) {
      if (!name.startsWith('@bytecodealliance/jco-transpile')) return next(name, context);
      throw Object.assign(new Error('hidden'), { code: 'ERR_MODULE_NOT_FOUND' });
    }
  \`));
`;

const hidden = `data:text/javascript,${encodeURIComponent(HIDING)}`;
const OWN = new URL('../dist/index.js', import.meta.url).href;

/** What the tools are, asked for in `cwd`. */
function toolsIn(cwd: string): string {
  const script = `
    const { wasmTools, transpiler } = await import(${JSON.stringify(OWN)});
    for (const load of [wasmTools, transpiler])
      await load().then((tools) => console.log(Object.keys(tools).join()), ({ name, message }) => console.log(name + ': ' + message));
  `;
  const args = ['--import', hidden, '--input-type=module', '--eval', script];
  return spawnSync(process.execPath, args, { cwd, encoding: 'utf8' }).stdout;
}

describe('where the official tooling is not beside this package', () => {
  it('is taken from the project in whose folder we run', () => {
    expect(toolsIn(import.meta.dirname)).toMatch(/^.*componentNew.*\n.*transpileBytes.*\n$/);
  });

  it('or else is named, with what installs it', () => {
    const line =
      'MissingToolError: the npm package @bytecodealliance/jco-transpile is not installed; ' +
      'install with: npm install --save-dev @bytecodealliance/jco-transpile@^0.15.0\n';
    expect(toolsIn(tmpdir())).toBe(line + line);
  });
});
