/** Which of Debian's packages a program is from. */
import { realpath } from 'node:fs/promises';
import { runTool, ToolError } from '@sigil-alloc/qbe-lower/toolchain';

/** `name version`, or that it is from none. */
export async function packageOf(program: string): Promise<string> {
  try {
    const path = program.includes('/') ? program : (await runTool('sh', ['-c', 'command -v "$0"', program])).trim();
    const owner = (await runTool('dpkg', ['-S', await realpath(path)])).split(':')[0]!;
    // biome-ignore lint/suspicious/noTemplateCurlyInString: a format of dpkg's own
    return await runTool('dpkg-query', ['-W', '-f', '${Package} ${Version}', owner]);
  } catch (error) {
    if (error instanceof ToolError) return 'from no package';
    throw error;
  }
}
