/** Code of one function, with the numbers that a linker replaces written anew. */
import { type Bytes, Cursor, join, padded } from './bytes.js';
import { WasmObjectError } from './errors.js';
import { type Feature, type Immediate, instruction, PREFIX, refusedName } from './opcodes.js';

/** Whose number stands at a place in code. */
export type Referred = 'function' | 'global' | 'type' | 'slot' | 'address';

export interface Reference {
  readonly to: Referred;
  /** of the padded number, from the body's first byte on */
  readonly offset: number;
  /** in the object: the index of the function, global or type; of a symbol for `slot` and `address` */
  readonly index: number;
}

export interface Body {
  readonly bytes: Uint8Array;
  readonly references: readonly Reference[];
}

/** From the module's number to the object's. */
export type Renumber = (to: 'function' | 'global' | 'type', index: number) => number;

interface RelocatableBody extends Body {
  readonly features: ReadonlySet<Feature>;
}

const FEWEST_BYTES_OF_PREFIX = 0xfb;
const MEMORY_INDEX_FOLLOWS = 0x40;

/**
 * @param place names the function in messages
 * @throws WasmObjectError for an instruction that an object may not have
 */
export function relocatableBody(body: Uint8Array, renumber: Renumber, place: string): RelocatableBody {
  const cursor = new Cursor(body);
  const parts: Bytes[] = [];
  const references: Reference[] = [];
  const features = new Set<Feature>();
  let copied = 0;
  let grown = 0;

  /** The number from `start` to the cursor becomes a padded one. */
  const replace = (to: 'function' | 'global' | 'type', number: number, start: number): void => {
    const index = renumber(to, number);
    const bytes = padded(index);
    references.push({ to, offset: start + grown, index });
    parts.push(body.subarray(copied, start), bytes);
    grown += bytes.length - (cursor.at - start);
    copied = cursor.at;
  };

  const skip = (immediate: Immediate, refuse: (what: string) => never): void => {
    const start = cursor.at;
    switch (immediate) {
      case 'function':
      case 'global':
        replace(immediate, cursor.u32(), start);
        return;
      case 'block': {
        const type = cursor.signed();
        if (type < 0) return;
        features.add('multivalue');
        replace('type', type, start);
        return;
      }
      case 'local':
      case 'label':
        cursor.u32();
        return;
      case 'labels':
        cursor.list(() => cursor.u32());
        return;
      case 'address':
        if (cursor.u32() >= MEMORY_INDEX_FOLLOWS) refuse('an access to a second memory');
        cursor.u32();
        return;
      case 'memory':
        if (cursor.byte() !== 0) refuse('an access to a second memory');
        return;
      case 'integer':
        cursor.signed();
        return;
      case 'four bytes':
        cursor.take(4);
        return;
      case 'eight bytes':
        cursor.take(8);
    }
  };

  cursor.list(() => [cursor.u32(), cursor.byte()]); // locals: how many, and their type
  while (!cursor.isAtEnd) {
    const offset = cursor.at;
    const refuse = (what: string): never => {
      throw new WasmObjectError(`${place}, offset ${offset}`, `${what} is not known here`);
    };
    const opcode = cursor.byte();
    const prefixed = opcode >= FEWEST_BYTES_OF_PREFIX ? cursor.u32() : undefined;
    const found = prefixed !== undefined && opcode !== PREFIX ? undefined : instruction(opcode, prefixed);
    if (found === undefined) return refuse(refusedName(opcode, opcode === PREFIX ? prefixed : undefined));
    for (const immediate of found.immediates) skip(immediate, refuse);
    if (found.feature !== undefined) features.add(found.feature);
  }
  return { bytes: join(...parts, body.subarray(copied)), references, features };
}
