import type { Range, Rectangle } from '../api/types';
import { COLOURS, colourTable } from '../map/colours';
import type { Outline } from '../map/outline';
import { scaleLabels } from '../map/range';
import type { Caption } from './caption';
import { escaped } from './escape';
import { wrapped } from './wrapped';

const WIDTH = 640;
const MOST_HEIGHT = 960;
const MARGIN = 24;
const STOPS = 32;
const LETTERS_OF_TITLE = 66;
const LETTERS_OF_LINE = 92;

/** A figure's parts. */
export interface Figure {
  caption: Caption;
  /** The canvas in words. */
  description: string;
  /** The picture's size in its own pixels. */
  size: { height: number; width: number };
  /** Addresses of the photograph and of the map, as data; null where there is none. */
  photograph: string | null;
  map: string | null;
  /** Where the map lies on the picture. */
  area: Rectangle;
  outline: Outline | null;
  range: Range | null;
}

/** A figure with its caption as an SVG file: photograph and map as layers, outline, scale and text as what they are. */
export function svgOf(figure: Figure): string {
  const scale = Math.min(WIDTH / figure.size.width, MOST_HEIGHT / figure.size.height);
  const height = figure.size.height * scale;
  const width = figure.size.width * scale;
  const parts: string[] = [];
  let y = MARGIN + height;
  if (figure.range !== null) {
    parts.push(scaleOf(figure.range, y + 14));
    y += 44;
  }
  for (const line of wrapped(figure.caption.title, LETTERS_OF_TITLE)) {
    y += 26;
    parts.push(`<text x="${MARGIN}" y="${round(y)}" font-size="18" font-weight="650">${escaped(line)}</text>`);
  }
  y += 6;
  for (const { name, text } of figure.caption.lines) {
    for (const [i, line] of wrapped(`${name}: ${text}`, LETTERS_OF_LINE).entries()) {
      y += 19;
      const named = i === 0 && line.startsWith(`${name}:`) ? `<tspan font-weight="600">${escaped(`${name}:`)}</tspan>${escaped(line.slice(name.length + 1))}` : escaped(line);
      parts.push(`<text x="${MARGIN}" y="${round(y)}" font-size="13">${named}</text>`);
    }
  }
  const total = round(y + MARGIN);
  return `<?xml version="1.0" encoding="UTF-8"?>
<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" viewBox="0 0 ${WIDTH + 2 * MARGIN} ${total}" width="${WIDTH + 2 * MARGIN}" height="${total}" role="img" font-family="system-ui, -apple-system, 'Segoe UI', Roboto, 'Noto Sans', 'DejaVu Sans', sans-serif" fill="#221b16">
<title>${escaped(figure.caption.title)}</title>
<desc>${escaped(figure.description)}</desc>
<rect width="100%" height="100%" fill="#ffffff"/>
<svg x="${round(MARGIN + (WIDTH - width) / 2)}" y="${MARGIN}" width="${round(width)}" height="${round(height)}" viewBox="0 0 ${figure.size.width} ${figure.size.height}" preserveAspectRatio="none">
${layers(figure, scale)}
</svg>
${parts.join('\n')}
</svg>
`;
}

function layers({ size, photograph, map, area, outline }: Figure, scale: number): string {
  const lines = [photograph === null ? '' : image('photograph', photograph, { top: 0, left: 0, ...size }), map === null ? '' : image('map', map, area), outline === null ? '' : outlineOn(outline, area, scale)];
  return lines.filter((line) => line !== '').join('\n');
}

function outlineOn({ height, width, path }: Outline, area: Rectangle, scale: number): string {
  const across = area.width / width;
  const line = (stroke: string, units: number): string => `<path d="${escaped(path)}" stroke="${stroke}" stroke-width="${round(units / (scale * across))}"/>`;
  return `<g id="outline" fill="none" transform="translate(${round(area.left)} ${round(area.top)}) scale(${round(across)} ${round(area.height / height)})">
${line('#5c5047', 4)}
${line('#ff8a3c', 2)}
</g>`;
}

/** The address has its older name, which all programs know. */
function image(id: string, address: string, { top, left, height, width }: Rectangle): string {
  return `<image id="${id}" x="${round(left)}" y="${round(top)}" width="${round(width)}" height="${round(height)}" preserveAspectRatio="none" xlink:href="${escaped(address)}"/>`;
}

function scaleOf(range: Range, y: number): string {
  const table = colourTable(range.signed);
  const stops = Array.from({ length: STOPS + 1 }, (_, i) => {
    const colour = table[Math.round((i / STOPS) * COLOURS)]!;
    return `<stop offset="${round(i / STOPS)}" stop-color="#${colour.toString(16).padStart(6, '0')}"/>`;
  });
  const [low, middle, high] = scaleLabels(range);
  const label = (x: number, anchor: string, text: string): string => `<text x="${x}" y="${round(y + 24)}" font-size="12" text-anchor="${anchor}">${escaped(text)}</text>`;
  return `<g id="scale">
<linearGradient id="colours">${stops.join('')}</linearGradient>
<rect x="${MARGIN}" y="${round(y)}" width="${WIDTH}" height="10" rx="5" fill="url(#colours)"/>
${label(MARGIN, 'start', low)}${label(MARGIN + WIDTH / 2, 'middle', middle)}${label(MARGIN + WIDTH, 'end', high)}
</g>`;
}

function round(value: number): number {
  return Math.round(1000 * value) / 1000;
}
