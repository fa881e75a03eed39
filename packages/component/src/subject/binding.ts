/** The JavaScript binding of a component: what the official transpiler makes of it, loaded into this process. */
import { compile } from '@sigil-alloc/host';
import { transpiler } from '../tools.js';

/** Interface by its id, function by its name in JavaScript. */
export type Binding = Readonly<Record<string, Readonly<Record<string, (...operands: number[]) => number>>>>;

type InstantiateCore = (module: WebAssembly.Module, imports?: WebAssembly.Imports) => WebAssembly.Instance;

interface Generated {
  instantiate(
    getCoreModule: (path: string) => WebAssembly.Module,
    imports: object,
    instantiateCore: InstantiateCore,
  ): Binding;
}

export interface Bindings {
  /** A binding whose core modules may have `maxPages` of memory, on instances that the caller makes. */
  bind(maxPages: number, instantiateCore: InstantiateCore): Binding;
}

const NAME = 'component';

/** @throws MissingToolError, or what the transpiler throws for bytes that are no component */
export async function bindingsOf(component: Uint8Array): Promise<Bindings> {
  const { transpileBytes } = await transpiler();
  const { files } = await transpileBytes(component, { name: NAME, instantiation: 'sync', wasiShim: false });
  const file = (path: string): Uint8Array => {
    const content = files[path];
    if (content === undefined) throw new Error(`the transpiler wrote no ${path}`);
    return content;
  };
  const script = Buffer.from(file(`${NAME}.js`)).toString('base64');
  const generated = (await import(`data:text/javascript;base64,${script}`)) as Generated;
  return {
    bind: (maxPages, instantiateCore) =>
      generated.instantiate((path) => compile(file(path), { maxPages }), {}, instantiateCore),
  };
}
