/**
 * Whether a program brings an allocator of its own, which claims all memory from `__heap_base` on: it grows memory, or it has
 * a function of an allocator's name. A `malloc` that calls on to functions which the program imports from us is none.
 */
import binaryen from 'binaryen';

/** Names by which well-known allocators go. */
const ALLOCATOR_NAMES = ['malloc', 'free', 'dlmalloc', 'dlfree', 'emmalloc', 'sbrk', '__alloc', 'calloc'];

/**
 * @param bodies of the program's own functions, by wasm name
 * @param imported names of those that it imports from us
 */
export function bringsAllocator(
  bodies: ReadonlyMap<string, binaryen.ExpressionRef>,
  imported: ReadonlySet<string>,
): boolean {
  if ([...bodies.values()].some((body) => binaryen.emitText(body).includes('(memory.grow'))) return true;
  return ALLOCATOR_NAMES.some((name) => bodies.has(name) && !callsOn(name, bodies, imported));
}

/** Whether a function calls an imported one, by itself or through others of the program. */
function callsOn(
  name: string,
  bodies: ReadonlyMap<string, binaryen.ExpressionRef>,
  imported: ReadonlySet<string>,
): boolean {
  const reached = new Set([name]);
  for (const caller of reached) {
    if (imported.has(caller)) return true;
    const body = bodies.get(caller);
    if (body !== undefined) for (const callee of calleesOf(body)) reached.add(callee);
  }
  return false;
}

function calleesOf(body: binaryen.ExpressionRef): string[] {
  const calls = binaryen.emitText(body).matchAll(/\(call \$(?:"([^"]*)"|([^\s()]+))/g);
  return [...calls].map(([, quoted, plain]) => quoted ?? plain ?? '');
}
