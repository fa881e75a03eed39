/* What the bodies of one module share, made from its inventory and its symbols. */
import type { GlobalHome, ModuleContext } from './body.js';
import { floatData, placeSegments } from './data.js';
import type { ModuleImage } from './image.js';
import { isLiteral, literal } from './literals.js';
import type { QbeData } from './qbe.js';
import type { Symbols } from './symbols.js';
import { placeElements, placeTables, typeNumbers } from './tables.js';
import { classOf } from './types.js';

/** Float constants that must not be seen by QBE, gathered while functions are lowered. */
export class FloatPool {
  readonly #homes = new Map<string, QbeData>();

  constructor(readonly symbols: Symbols) {}

  symbolOf(kind: 's' | 'd', bits: bigint): string {
    const key = `k_${kind}${bits}`;
    let home = this.#homes.get(key);
    if (home === undefined) {
      home = floatData(this.symbols.fresh(key), kind, bits);
      this.#homes.set(key, home);
    }
    return home.symbol;
  }

  data(): QbeData[] {
    return [...this.#homes.values()];
  }
}

function placeGlobals({ globals }: ModuleImage, symbols: Symbols): Map<string, GlobalHome> {
  return new Map(
    globals.map((item) => {
      const kind = classOf[item.type];
      const initial = item.import === null && isLiteral(item.init) ? literal(item.init, kind) : null;
      return [item.name, { class: kind, symbol: symbols.globals.get(item.name)!, initial, isMutable: item.isMutable }];
    }),
  );
}

export function moduleContext(image: ModuleImage, symbols: Symbols, floats: FloatPool): ModuleContext {
  return {
    image,
    symbols,
    signatures: new Map(image.functions.map(({ name, signature }) => [name, signature])),
    globals: placeGlobals(image, symbols),
    tables: placeTables(image, symbols),
    segments: placeSegments(image, symbols),
    elements: placeElements(image, symbols),
    typeId: typeNumbers(),
    floatData: (kind, bits) => floats.symbolOf(kind, bits),
  };
}
