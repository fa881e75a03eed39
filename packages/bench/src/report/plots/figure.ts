/** One plot as SVG that stands on its own: title, the plot, a legend in text, and its figures in words for who cannot see it. */
import * as Plot from '@observablehq/plot';
import { parseHTML } from 'linkedom';
import { shortened } from './shortened.js';
import { type Colour, colour, THEME } from './theme.js';

/** In units that are pixels on a phone: text is not made smaller there. */
export const WIDTH = 340;
export const FONT_SIZE = 13;
const LINE_HEIGHT = 18;
const TITLE_HEIGHT = 26;
const LEGEND_GAP = 6;
const SWATCH = 12;

/** For an axis with its name below the figures. */
export const AXIS_HEIGHT = 44;
export const AXIS_BELOW = { labelArrow: 'none', labelAnchor: 'center', labelOffset: 38 } as const;

export interface LegendItem {
  readonly text: string;
  readonly colour: Colour;
}

export interface Figure {
  /** of its file, without an ending */
  readonly name: string;
  readonly title: string;
  /** the figures in words */
  readonly description: string;
  readonly legend: readonly LegendItem[];
  readonly options: Plot.PlotOptions;
}

const { document } = parseHTML('<!doctype html><html><body></body></html>');

/** @param place a file has colours of its own, a page has them already */
export function svgOf({ name, title, description, legend, options }: Figure, place: 'file' | 'page'): string {
  const plot = Plot.plot({
    width: WIDTH,
    ...options,
    document: document as unknown as Document,
  });
  const plotHeight = Number(plot.getAttribute('height'));
  const height = TITLE_HEIGHT + plotHeight + (legend.length === 0 ? 0 : LEGEND_GAP + legend.length * LINE_HEIGHT);
  plot.setAttribute('y', String(TITLE_HEIGHT));
  plot.setAttribute('aria-hidden', 'true');
  plot.querySelector('style')?.remove();
  // Of the figure, not of the library.
  for (const name of ['class', 'font-size', 'font-family']) plot.removeAttribute(name);
  const [titleId, descriptionId] = [`${name}-title`, `${name}-description`];
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${height}" role="img" aria-labelledby="${titleId} ${descriptionId}"`,
    ` fill="${colour('ink')}" font-family="system-ui, sans-serif" font-size="${FONT_SIZE}">`,
    `<title id="${titleId}">${escaped(title)}</title><desc id="${descriptionId}">${escaped(description)}</desc>`,
    place === 'file' ? `<style>${THEME}</style><rect width="100%" height="100%" fill="${colour('ground')}"/>` : '',
    `<text x="0" y="${FONT_SIZE}" font-weight="600" aria-hidden="true">${escaped(title)}</text>`,
    shortened(plot.outerHTML),
    ...legend.map((item, i) => legendLine(item, TITLE_HEIGHT + plotHeight + LEGEND_GAP + i * LINE_HEIGHT)),
    '</svg>\n',
  ].join('');
}

const legendLine = ({ text, colour: fill }: LegendItem, y: number): string =>
  `<g aria-hidden="true"><rect y="${y}" width="${SWATCH}" height="${SWATCH}" rx="2" fill="${fill}"/>` +
  `<text x="${SWATCH + 6}" y="${y + SWATCH - 1}">${escaped(text)}</text></g>`;

export const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
