/** Ends synchronous calls that do not come back: a WebAssembly loop without an end among them. */
import { createContext, Script } from 'node:vm';

const sandbox: { action: () => void } = createContext({ action: () => {} }) as never;
const call = new Script('action()');

/** Runs `action` for so many seconds at most; false when that was not enough. What it throws is thrown on. */
export function runWithin(seconds: number, action: () => void): boolean {
  sandbox.action = action;
  try {
    call.runInContext(sandbox as never, { timeout: seconds * 1000 });
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ERR_SCRIPT_EXECUTION_TIMEOUT') return false;
    throw error;
  } finally {
    sandbox.action = () => {};
  }
}
