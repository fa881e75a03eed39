import { mkdirSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { complete } from '../src/completion/complete.js';
import { completionScripts } from '../src/completion/shells.js';
import { createProgram } from '../src/program.js';
import { BIN, command, testFolder, writeFiles } from './sigil-alloc.js';

const program = createProgram();
const offered = (...typed: readonly string[]): readonly string[] => complete(program, typed).map(({ value }) => value);
const visible = program.createHelp().visibleCommands(program);

describe('what may follow', () => {
  it('is every command of the help, and no other', () => {
    expect(offered('')).toEqual(visible.map((sub) => sub.name()));
    expect(offered('lin')).toEqual(['link']);
    expect(offered('help', 'lin')).toEqual(['link']);
    expect(offered('complete-')).toEqual([]);
  });

  it.each(visible.map((sub) => sub.name()))('is every option of %s', (name) => {
    const sub = visible.find((one) => one.name() === name);
    const options = sub?.createHelp().visibleOptions(sub) ?? [];
    expect(offered(name, '-')).toEqual(options.map(({ long }) => long));
  });

  it('is a conformer or runtime where one is named', () => {
    const names = ['bump', 'tlsf-rc', 'full', 'half', 'stub', 'none'];
    expect(offered('build', '')).toEqual(names);
    expect(offered('check', 't')).toEqual(['tlsf-rc']);
    expect(offered('run', 'program.wat', '--with', '')).toEqual(names);
    expect(offered('link', '--with', 's')).toEqual(['stub']);
  });

  it('is a word of the option, also behind an equals sign as one word or as bash cuts it', () => {
    expect(offered('check', 'bump', '--build', '')).toEqual(['fast', 'check', 'audit']);
    expect(offered('check', 'bump', '--build=a')).toEqual(['--build=audit']);
    expect(offered('check', 'bump', '--build', '=')).toEqual(['fast', 'check', 'audit']);
    expect(offered('check', 'bump', '--build', '=', 'a')).toEqual(['audit']);
    expect(offered('build', '--out', 'x', 'b')).toEqual(['bump']);
    expect(offered('lower', '--target', 'amd64')).toEqual(['amd64_sysv', 'amd64_apple']);
  });

  it('is one more word of a list, none twice', () => {
    expect(offered('build', 'bump', '--emit', 'w')).toEqual(['wasm', 'wat', 'wasm-obj']);
    expect(offered('build', 'bump', '--emit', 'wasm,w')).toEqual(['wasm,wat', 'wasm,wasm-obj']);
    expect(offered('build', 'tlsf-rc', '--worlds', 'heap,st')).toEqual(['heap,statistics']);
  });

  it('is left to the shell where a file goes, and to the program behind --', () => {
    expect(offered('link', '')).toEqual([]);
    expect(offered('check', './mi')).toEqual([]);
    expect(offered('link', 'p.wat', '-o', 'b')).toEqual([]);
    expect(offered('run', 'p.wat', '--with', 'bump', '--', '--n')).toEqual([]);
  });

  it('comes with a few words for shells that show them', () => {
    expect(complete(program, ['doc'])).toEqual([{ value: 'doctor', what: 'find the tools and try them' }]);
  });
});

describe('completion', () => {
  const folder = testFolder();
  const bin = join(folder, 'bin');
  mkdirSync(bin);
  symlinkSync(BIN, join(bin, 'sigil-alloc'));
  writeFiles(folder, { 'a program.wat': '(module)' });
  const env = { PATH: `${bin}:${process.env.PATH}` };

  /** What bash offers at the end of the words: what the function leaves in COMPREPLY, and bash's own choice of files. */
  const inBash = async (...words: readonly string[]): Promise<readonly string[]> => {
    const script = `
      source <(sigil-alloc completion bash)
      source <(sigil-alloc completion bash)
      COMP_WORDS=("$@"); COMP_CWORD=$(($# - 1))
      _sigil_alloc "$1" "\${COMP_WORDS[COMP_CWORD]}" "\${COMP_WORDS[COMP_CWORD - 1]}"
      complete -p sigil-alloc
      printf '%s\\n' "\${COMPREPLY[@]}"`;
    const args = ['--norc', '--noprofile', '-eu', '-c', script, 'bash', 'sigil-alloc', ...words];
    const { exitCode, stdout, stderr } = await command('bash', args, { env, cwd: folder });
    expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: '' });
    const [registered, ...reply] = stdout.trimEnd().split('\n');
    expect(registered).toBe('complete -o default -F _sigil_alloc sigil-alloc');
    return reply.filter((line) => line !== '');
  };

  it('works in bash', async () => {
    expect(await inBash('doc')).toEqual(['doctor']);
    expect(await inBash('build', 'bump', '--emit', '=', 'wa')).toEqual(['wasm', 'wat', 'wasm-obj']);
    expect(await inBash('check', '')).toEqual(['bump', 'tlsf-rc', 'full', 'half', 'stub', 'none']);
    expect(await inBash('run', '')).toEqual([]);
  });

  /** Whether there is that shell; said where there is none. */
  const has = async (shell: string): Promise<boolean> => {
    if ((await command(shell, ['-c', 'true'])).exitCode === 0) return true;
    process.stderr.write(`completion in ${shell}: skipped: there is no ${shell}; apt-get install ${shell}\n`);
    return false;
  };

  it('works in fish where there is one', async () => {
    if (!(await has('fish'))) return;
    const script = 'sigil-alloc completion fish | source; for line in $argv; complete -C "sigil-alloc $line"; end';
    const lines = ['doc', 'build bump --emit wasm,w', 'check bump --build=a'];
    const { exitCode, stdout, stderr } = await command('fish', ['--no-config', '-c', script, ...lines], { env });
    expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: '' });
    expect(stdout.split('\n')).toEqual(['doctor\tfind the tools and try them', 'wasm,wat', '--build=audit', '']);
  });

  it('is read without a complaint by zsh where there is one', async () => {
    if (!(await has('zsh'))) return;
    const { exitCode, stderr } = await command('zsh', ['-f', '-n', '-c', completionScripts.zsh]);
    expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: '' });
  });
});
