/**
 * Runs work.sql, which sqlite.sh runs natively, in SQLite as npm's @sqlite.org/sqlite-wasm has it, compiled by Emscripten.
 * Nothing but a clock is asked of the host: the database is in memory.
 *
 *   npm run record -w @sigil-alloc/bench -- sqlite-wasm --wasm recorder/programs/sqlite-wasm.mjs sqlite3.wasm
 */
import { readFile } from 'node:fs/promises';

const SQLITE_OK = 0;
const statements = await readFile(new URL('work.sql', import.meta.url), 'utf8');

/** Bytes of a text that ends in zero. */
const encoded = (text) => new TextEncoder().encode(`${text}\0`);

/** There is no system: whoever asks for a file is told that there is no such call. */
const NO_SUCH_CALL = 52;
const refuse = (name) => (name.startsWith('__syscall_') ? () => -NO_SUCH_CALL : () => NO_SUCH_CALL);

function importsOf(wasm, memory) {
  const imports = { env: {}, wasi_snapshot_preview1: {} };
  for (const { module, name } of WebAssembly.Module.imports(wasm)) imports[module][name] = refuse(name);
  Object.assign(imports.env, {
    memory,
    emscripten_resize_heap: (bytes) => Number(grow(memory, bytes)),
    emscripten_date_now: () => 1.7e12,
    emscripten_get_now: () => 0,
    _emscripten_get_now_is_monotonic: () => 1,
    _tzset_js: () => undefined,
  });
  return imports;
}

export default async function run(instantiate, [file]) {
  const wasm = await readFile(file);
  const memory = new WebAssembly.Memory({ initial: 256, maximum: 32768 });
  const imports = importsOf(new WebAssembly.Module(wasm), memory);
  const { exports } = await instantiate(wasm, imports);
  exports.__wasm_call_ctors?.();
  const put = (text) => {
    const bytes = encoded(text);
    const at = exports.malloc(bytes.length);
    new Uint8Array(memory.buffer).set(bytes, at);
    return at;
  };
  exports.sqlite3_initialize?.();
  const out = exports.malloc(4);
  const check = (status) => {
    if (status !== SQLITE_OK) throw new Error(`SQLite answers ${status}`);
  };
  const name = put(':memory:');
  check(exports.sqlite3_open(name, out));
  exports.free(name);
  const database = new DataView(memory.buffer).getUint32(out, true);
  for (const statement of ['PRAGMA temp_store = memory;', statements, 'BEGIN;', ...single(), 'COMMIT;']) {
    const text = put(statement);
    check(exports.sqlite3_exec(database, text, 0, 0, 0));
    exports.free(text);
  }
}

function grow(memory, bytes) {
  try {
    memory.grow(Math.ceil((bytes - memory.buffer.byteLength) / 65536));
    return true;
  } catch {
    return false;
  }
}

/** As sqlite.sh has them. */
function* single() {
  const note = 'a note of some length that differs';
  for (let i = 1; i <= 2000; i++) {
    yield `SELECT name, born FROM person WHERE id = ${(i * 7919) % 3000};`;
    yield `INSERT INTO sale (person, amount, note) VALUES (${(i * 31) % 3000}, ${i % 700}.25, '${note.slice(Math.max(0, (i % 30) - 1))}');`;
  }
}
