/*
 * From the name of a wasm export or import to a C identifier. One pure function, so that two objects compiled apart agree.
 *
 * M1  A name that is a C identifier, at most 77 bytes long, not owned by C (reserved.ts) and not beginning with `wasm_`
 *     stays as it is.
 * M2  Any other name becomes `wasm_` and then, byte by byte of its UTF-8: letters and digits as they are, `_` as `_`
 *     except before an `x`, where it is `_x5f`, everything else as `_x` and two hexadecimal digits. So `_x` always opens
 *     an escape and no two names meet.
 * M3  A symbol over 77 bytes is cut after 59 and ends in `_h` and the 64-bit FNV-1a hash of the whole symbol: QBE 1.2 cuts
 *     longer names without saying so.
 *
 * Collision rule: two names that get one symbol (only by M3, by an export spelled `module__field`, or by the module's own
 * instantiate function) are an error that names both; nobody is renamed silently.
 */
import { isReserved } from './reserved.js';

const MAX_SYMBOL_BYTES = 77;
const KEPT_BYTES = 59;

const identifier = /^[A-Za-z_][A-Za-z0-9_]*$/;

/** 64-bit FNV-1a over the bytes of a string's UTF-8. */
export function fnv1a64(text: string): bigint {
  let hash = 0xcbf29ce484222325n;
  for (const byte of new TextEncoder().encode(text)) {
    hash = BigInt.asUintN(64, (hash ^ BigInt(byte)) * 0x100000001b3n);
  }
  return hash;
}

/** Any string as part of an identifier, without two strings meeting (M2 after its prefix). */
export function escapeName(name: string): string {
  let text = '';
  const bytes = new TextEncoder().encode(name);
  bytes.forEach((byte, index) => {
    const char = String.fromCharCode(byte);
    const isPlain = /[A-Za-z0-9]/.test(char) || (char === '_' && bytes[index + 1] !== 0x78);
    text += isPlain ? char : `_x${byte.toString(16).padStart(2, '0')}`;
  });
  return text;
}

/** Cuts a symbol to what QBE keeps (M3). */
export function shorten(symbol: string): string {
  if (symbol.length <= MAX_SYMBOL_BYTES) return symbol;
  return `${symbol.slice(0, KEPT_BYTES)}_h${fnv1a64(symbol).toString(16).padStart(16, '0')}`;
}

/** The symbol of an export or import called `name`. */
export function mangle(name: string): string {
  const staysAsItIs = identifier.test(name) && !isReserved(name) && !name.startsWith('wasm_');
  return shorten(staysAsItIs ? name : `wasm_${escapeName(name)}`);
}

/** Modules whose fields are symbols as they stand; everybody else's carry the module's name. */
const plainModules: ReadonlySet<string> = new Set(['env', 'sigil']);

/** The symbol an import binds to. */
export function mangleImport(module: string, field: string): string {
  if (module === 'env' && field === 'abort') return 'sigil_env_abort';
  // The shim's own functions are not for exports to define, but they are for a conformer to import.
  if (module === 'sigil' && field.startsWith('sigil_rt_')) return field;
  return mangle(plainModules.has(module) ? field : `${module}__${field}`);
}
