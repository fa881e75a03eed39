/** A leak report as a person reads it. */
import type { LeakedCycle, LeakedObject, LeakReport, Share } from './leaks.js';

export interface LeakTextOptions {
  /** lines of each part. Default 10 */
  readonly most?: number;
}

const DEFAULT_MOST = 10;

export function leakText(report: LeakReport, { most = DEFAULT_MOST }: LeakTextOptions = {}): string {
  const { count, bytes, byType, bySite, cycles, objects } = report;
  if (count === 0) return 'nothing lives\n';
  const kept = objects.filter(({ via }) => via === undefined);
  return [
    `${amount(count, bytes)} live`,
    ...part('by type', byType.map(shareLine), most),
    ...part('by site', bySite.map(shareLine), most),
    ...part('cycles', cycles.map(cycleLine), most),
    ...part('what keeps them', kept.filter(({ keeper }) => keeper !== 'cycle').map(objectLine), most),
    '',
  ].join('\n');
}

const plural = (count: number, thing: string): string => `${count} ${thing}${count === 1 ? '' : 's'}`;

const amount = (count: number, bytes: number): string => `${plural(count, 'object')} of ${plural(bytes, 'byte')}`;

const shareLine = ({ name, count, bytes }: Share): string => `${amount(count, bytes)}: ${name}`;

const cycleLine = ({ path, count, bytes, isKeptFromOutside }: LeakedCycle): string =>
  `${path.join(' → ')}: ${amount(count, bytes)}, ${isKeptFromOutside ? 'kept from outside' : 'kept by nothing else'}`;

const objectLine = ({ type, serial, site, keeper, outside }: LeakedObject): string =>
  `${type} number ${serial}, made at ${site}: ${keeper === 'nobody' ? 'never counted' : `${plural(outside, 'count')} from outside`}`;

function part(title: string, lines: readonly string[], most: number): string[] {
  if (lines.length === 0) return [];
  const shown = lines.slice(0, most).map((line) => `  ${line}`);
  const left = lines.length - shown.length;
  return [title, ...shown, ...(left > 0 ? [`  and ${left} more`] : [])];
}
