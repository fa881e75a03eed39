import { MissingToolError, whyNativeIsSkipped } from '@sigil-alloc/qbe-lower/toolchain';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { glibc } from '../../src/native/field/mallocs.js';
import { findSharedObject } from '../../src/native/field/shared-object.js';
import { nativeTlsf } from '../../src/native/field/sigil.js';

const skipped = await whyNativeIsSkipped();
afterEach(() => vi.unstubAllEnvs());

describe.skipIf(skipped !== undefined || process.platform !== 'linux')('a peer as a shared object', () => {
  const nowhere = { stem: 'libnowhere', names: ['libnowhere.so.1', 'libnowhere.so'], symbol: 'malloc' };

  it('that the dynamic linker does not find is absent, with its names and the package that has it', async () => {
    const search = findSharedObject({ ...nowhere, debianPackage: 'libnowhere1' });
    await expect(search).rejects.toThrow(MissingToolError);
    await expect(search).rejects.toThrow(
      'no libnowhere.so.1 or libnowhere.so is found by the dynamic linker; install with: apt-get install libnowhere1',
    );
  });

  it('is absent where another library of that name has no such function', async () => {
    const search = findSharedObject({ ...nowhere, names: ['libc.so.6'], debianPackage: 'libnowhere1' });
    await expect(search).rejects.toThrow(MissingToolError);
  });

  it('is found by its name, with a path', async () => {
    const search = { ...nowhere, stem: 'lib', names: ['libm.so.6', 'libc.so.6'], debianPackage: 'libc6' };
    expect((await findSharedObject(search)).path).toMatch(/lib.*\.so/);
  });
});

describe('without the tools', () => {
  it('ours are absent where there is no qbe', async () => {
    vi.stubEnv('SIGIL_QBE', '/nonexistent/qbe');
    await expect(nativeTlsf.version()).rejects.toThrow(MissingToolError);
  });

  it('everybody is where there is no C compiler', async () => {
    vi.stubEnv('CC', '/nonexistent/cc');
    await expect(nativeTlsf.version()).rejects.toThrow(MissingToolError);
    await expect(glibc.version()).rejects.toThrow(MissingToolError);
  });
});
