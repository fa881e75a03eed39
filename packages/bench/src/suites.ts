/** All suites, in the order in which they run. */
import { compareAllocators } from './allocators/compare.js';
import { allocatorCsv } from './allocators/csv.js';
import { ALLOCATORS_USAGE, parseAllocatorOptions } from './allocators/options.js';
import { allocatorTable } from './allocators/table.js';
import { compareCode } from './code.js';
import { csv } from './csv.js';
import { compareGrowth } from './growth/compare.js';
import { growthCsv } from './growth/csv.js';
import { GROWTH_USAGE, parseGrowthOptions } from './growth/options.js';
import { growthTable } from './growth/table.js';
import { compareManaged } from './managed/compare.js';
import { managedCsv } from './managed/csv.js';
import { MANAGED_USAGE, parseManagedOptions } from './managed/options.js';
import { managedTable } from './managed/table.js';
import { compareNative, NATIVE_USAGE, nativeCsv, nativeTable, parseNativeOptions } from './native/index.js';
import { CODE_USAGE, parseOptions } from './options.js';
import { defineSuite, type Suite } from './suite.js';
import { table } from './table.js';
import {
  compareTraces,
  parseTracesOptions,
  TRACES_USAGE,
  tracesCsv,
  tracesFootprintCsv,
  tracesTable,
} from './traces/index.js';

export const suites: readonly Suite[] = [
  defineSuite({
    name: 'allocators',
    what: 'allocators in wasm, called from wasm',
    usage: ALLOCATORS_USAGE,
    hasEngines: true,
    parse: parseAllocatorOptions,
    compare: compareAllocators,
    table: allocatorTable,
    csv: allocatorCsv,
  }),
  defineSuite({
    name: 'managed',
    what: 'managed objects: counting against collecting',
    usage: MANAGED_USAGE,
    hasEngines: true,
    parse: parseManagedOptions,
    compare: compareManaged,
    table: managedTable,
    csv: managedCsv,
  }),
  defineSuite({
    name: 'native',
    what: 'allocators natively',
    usage: NATIVE_USAGE,
    hasEngines: false,
    parse: parseNativeOptions,
    compare: compareNative,
    table: nativeTable,
    csv: nativeCsv,
  }),
  defineSuite({
    name: 'traces',
    what: 'traces of real programs, in wasm and natively',
    usage: TRACES_USAGE,
    hasEngines: true,
    parse: parseTracesOptions,
    compare: compareTraces,
    table: tracesTable,
    csv: tracesCsv,
    further: { footprint: tracesFootprintCsv },
  }),
  defineSuite({
    name: 'growth',
    what: 'the cost of allocators in wasm against live blocks and heap',
    usage: GROWTH_USAGE,
    hasEngines: true,
    parse: parseGrowthOptions,
    compare: compareGrowth,
    table: growthTable,
    csv: growthCsv,
  }),
  defineSuite({
    name: 'code',
    what: 'native code from wasm by QBE, against a C compiler and wasm2c',
    usage: CODE_USAGE,
    hasEngines: false,
    parse: parseOptions,
    compare: compareCode,
    table,
    csv,
  }),
];
