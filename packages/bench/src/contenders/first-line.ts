/** What a tool says of itself. */
import { runTool } from '@sigil-alloc/qbe-lower/toolchain';

export async function firstLine(file: string, args: readonly string[]): Promise<string> {
  return (await runTool(file, args)).split('\n')[0]!.trim();
}
