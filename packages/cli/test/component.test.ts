/* `build --emit component`, and docs/component.md: what stands there as files and commands is done, and prints what the page says. */
import { readdirSync, readFileSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { prebuilt } from '@sigil-alloc/bump';
import { componentOf, wasmTools } from '@sigil-alloc/component';
import { describe, expect, it } from 'vitest';
import { BIN, command, sigilAlloc, testFolder, writeFiles } from './sigil-alloc.js';

const folder = testFolder();
const build = (conformer: string, ...more: readonly string[]) =>
  sigilAlloc(['build', conformer, '--out', 'out', '--emit', 'component', ...more], { cwd: folder });

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

describe('build --emit component', () => {
  it('writes the component of the module', async () => {
    const { exitCode, stdout, stderr } = await build('bump', '--json');
    expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: '' });
    const [{ kind, bytes }] = JSON.parse(stdout).artefacts;
    const component = readFileSync(join(folder, 'out/bump.component.wasm'));
    expect({ kind, bytes }).toEqual({ kind: 'component', bytes: component.length });
    expect(new Uint8Array(component)).toEqual(await componentOf(readFileSync(prebuilt())));
    expect(readdirSync(join(folder, 'out'))).toEqual(['bump.component.wasm']);
  });

  it('writes what check can judge through its JavaScript binding', async () => {
    const args = ['check', join(folder, 'out/bump.component.wasm'), '--ops', '100', '--json'];
    const { exitCode, stdout } = await sigilAlloc(args);
    expect(exitCode).toBe(0);
    const { passed, subjects } = JSON.parse(stdout);
    expect({ passed, subjects }).toMatchObject({
      passed: true,
      subjects: [{ subject: 'bump.component.wasm', backend: 'other' }],
    });
  });

  it('is refused with hooks, in words', async () => {
    const { exitCode, stderr } = await build('full');
    expect(exitCode).toBe(2);
    expect(stderr).toMatch(
      /^sigil-alloc: --emit component does not go with the hooks .* --hooks none leaves them out\n$/,
    );
  });

  it('without the official tooling says what installs it, with the exit code for that', async () => {
    const hidden = ['--import', `data:text/javascript,${encodeURIComponent(HIDING)}`];
    const args = [...hidden, BIN, 'build', 'bump', '--out', 'none', '--emit', 'component'];
    const { exitCode, stderr } = await command(process.execPath, args, { cwd: folder }); // no project there
    expect(exitCode).toBe(3);
    expect(stderr).toMatch(
      /^sigil-alloc: the npm package @bytecodealliance\/jco-transpile is not installed; install with: npm install .*\n$/,
    );
    expect(readdirSync(folder)).not.toContain('none');
  });
});

describe('the page on components', () => {
  const page = readFileSync(join(import.meta.dirname, '../../../docs/component.md'), 'utf8');

  /** The blocks of a language, in order. */
  const blocks = (language: string): string[] =>
    [...page.matchAll(new RegExp(`^\`\`\`${language}\n(.*?)^\`\`\`$`, 'gms'))].map(([, block = '']) => block);

  it('has examples that work as printed', async () => {
    const js = blocks('js');
    const [wat = ''] = blocks('wat');
    const [wit = ''] = blocks('wit');
    expect(js).toHaveLength(3);
    for (const [index, name] of ['use', 'trap', 'greet'].entries()) {
      expect(page).toContain(`\`${name}.mjs\``);
      writeFiles(folder, { [`${name}.mjs`]: js[index]! });
    }
    writeFiles(folder, { 'greet.wat': wat, 'greet.wit': wit });
    symlinkSync(join(import.meta.dirname, '../../../node_modules'), join(folder, 'node_modules'));
    const npx = `npx() { shift; "${process.execPath}" "${BIN}" "$@"; }\nnode() { "${process.execPath}" "$@"; }`;
    const printed: string[] = [];
    for (const sh of blocks('sh').slice(1)) {
      const { exitCode, stdout, stderr } = await command('sh', ['-e', '-c', `${npx}\n${sh}`], { cwd: folder });
      expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: '' });
      printed.push(stdout);
    }
    expect(printed).toEqual(blocks('text'));

    const greeting = await (await wasmTools()).print(readFileSync(join(folder, 'out/greet.component.wasm')));
    expect(greeting).toMatch(/canon lift \(core func \$greet\) \(memory \$memory\) .*\(realloc \$cabi_realloc\)/);
  });
});
