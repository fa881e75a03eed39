import { trapKinds, trapLine } from '@sigil-alloc/wit';
import { describe, expect, it } from 'vitest';
import { missingTools } from './native-tools.js';
import { shimHost, testFolder } from './shim-host.js';

const folder = await testFolder();
const traps = shimHost(folder, 'traps', { maxPages: 2 });
const foreign = shimHost(folder, 'foreign');
const threads = shimHost(folder, 'threads');

const limits = { conformer: 'bump', pages: 1, maxPages: 2 };

describe.skipIf(missingTools)('a trap that nobody catches', () => {
  it.each([
    [['exhaust'], trapLine({ error: 'out-of-memory', requested: 4096, ...limits })],
    [['unreachable'], trapLine({ error: 'unreachable', ...limits })],
    [['outside'], trapLine({ error: 'out-of-bounds', address: 5_000_000_000, ...limits })],
    [['overflow'], trapLine({ error: 'stack-overflow', ...limits })],
    [['after-try'], trapLine({ error: 'unreachable', ...limits })],
    [['abort'], trapLine({ error: 'unreachable', ...limits })],
    [['kind', '99'], trapLine({ error: 'unreachable', ...limits })],
  ])('%j prints its line and ends with status 134', async (args, line) => {
    expect(await traps(args)).toEqual({ stdout: '', stderr: `${line}\n`, status: 134 });
  });

  it('is a stack overflow in a helper too, wherever in its frame the stack happens to end', async () => {
    const line = `${trapLine({ error: 'stack-overflow', ...limits })}\n`;
    // The system moves the stack a little at every start.
    for (let start = 0; start < 24; start++) expect((await traps(['overflow-in-helper'])).stderr).toBe(line);
  });

  it('is named as the contract names it, whatever its kind', async () => {
    const kinds = trapKinds.filter((kind) => kind !== 'none' && kind !== 'out-of-memory');
    for (const kind of kinds) {
      const { stderr } = await traps(['kind', String(trapKinds.indexOf(kind))]);
      expect(stderr).toBe(`${trapLine({ error: kind, ...limits })}\n`);
    }
  });
});

describe.skipIf(missingTools)('sigil_try', () => {
  it('nests, names what was recorded, clears it, and lets the host go on', async () => {
    const { stdout, status } = await traps(['nest']);
    expect(stdout).toBe('inner 1, inner again 2, outer 3, size 4096, kind left 0, after 0\n');
    expect(status).toBe(0);
  });

  it('catches a hundred thousand faults and a hundred stack overflows in one process', async () => {
    expect((await traps(['many'])).stdout).toBe('caught 100100\n');
  });
});

describe.skipIf(missingTools)('sigil_on_trap', () => {
  it('is told of a trap outside sigil_try, may go on by longjmp, and ends the process if it returns', async () => {
    const { stdout, stderr, status } = await traps(['handle']);
    expect(stdout.split('\n')).toEqual([
      'kind 1 requested 4096 address 0:0',
      'kind 3 requested 0 address 1:70000',
      'kind 9 requested 0 address 0:0',
      'try first 2',
      'seen 2',
      '',
    ]);
    expect(stderr).toBe(`${trapLine({ error: 'unreachable', ...limits })}\n`);
    expect(status).toBe(134);
  });
});

describe.skipIf(missingTools)('a handler', () => {
  const lines = {
    fault: trapLine({ error: 'out-of-bounds', address: 80_000, ...limits }),
    check: trapLine({ error: 'integer-overflow', ...limits }),
    stack: trapLine({ error: 'stack-overflow', ...limits }),
  };
  const cases = (['fault', 'check'] as const).flatMap((first) =>
    (['fault', 'check', 'stack'] as const).map((second) => [first, second] as const),
  );

  it.each(cases)('that traps itself ends the process with the line of its trap: %s, then %s', async (first, second) => {
    expect(await traps(['again', first, second])).toEqual({
      stdout: `seen ${first === 'check' ? 7 : 1}, caught 2\n`,
      stderr: `${lines[second]}\n`,
      status: 134,
    });
  });

  it('that was left by longjmp is called for every trap that follows', async () => {
    const { stdout, stderr, status } = await traps(['leave']);
    const told = [3, 7, 7, 3, 7, 7].map(
      (kind) => `kind ${kind} requested 0 address ${kind === 3 ? '1:70000' : '0:0'}\n`,
    );
    expect({ stdout, stderr, status }).toEqual({ stdout: told.join(''), stderr: '', status: 0 });
  });
});

describe.skipIf(missingTools)('a fault of the host', () => {
  it.each([
    ['null', 'SIGSEGV'],
    ['null-in-try', 'SIGSEGV'],
    ['illegal', 'SIGILL'],
    ['division', 'SIGFPE'],
    ['sent', 'SIGSEGV'],
    ['stack', 'SIGSEGV'],
  ])('ends the process as ever where nobody handled it: %s', async (which, signal) => {
    expect(await foreign([which])).toEqual({ stdout: '', stderr: '', status: signal });
  });

  it.each([
    ['null', 11],
    ['illegal', 4],
    ['division', 8],
    ['sent', 11],
    ['stack', 11],
  ])('goes to the handler that was there before, with its own mask: %s', async (which, signal) => {
    const { stdout, status } = await foreign([which], { env: { HANDLER: 'plain' } });
    expect(stdout).toBe(`plain handler, signal ${signal}, blocks itself 1\nwent on\nours still 3\n`);
    expect(status).toBe(0);
  });

  it('goes to a detailed handler with its address and context', async () => {
    const { stdout } = await foreign(['null'], { env: { HANDLER: 'detailed' } });
    expect(stdout).toBe('detailed handler, signal 11, address 0x40, context 1\nwent on\nours still 3\n');
  });

  it('is ignored where it was sent and ignored before, and not where the processor raised it', async () => {
    expect((await foreign(['sent'], { env: { HANDLER: 'ignore' } })).stdout).toBe('went on\nours still 3\n');
    expect((await foreign(['null'], { env: { HANDLER: 'ignore' } })).status).toBe('SIGSEGV');
  });
});

describe.skipIf(missingTools)('a second thread', () => {
  it.each([
    ['grow', 'memory.grow'],
    ['register', 'registering a module'],
    ['try', 'sigil_try'],
    ['trap', 'a trap'],
  ])('is refused with one line: %s', async (which, action) => {
    const line = `sigil: ${action} on a second thread: linear memory belongs to the thread that loaded it\n`;
    expect(await threads([which])).toEqual({ stdout: '', stderr: line, status: 134 });
  });
});
