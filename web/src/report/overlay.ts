import type { Range, Rectangle } from '../api/types';
import { COLOURS } from '../map/colours';
import { pixelTable } from '../map/paint';
import type { Plane } from '../map/plane';
import type { View } from '../map/view';

/** Some rows of a picture, four bytes per pixel, as canvases have them. */
export interface Strip {
  data: Uint8ClampedArray;
  /** The first row's place in the picture. */
  top: number;
  height: number;
  width: number;
}

/** A map, and where it lies on the picture. */
export interface Overlay {
  plane: Plane;
  range: Range;
  area: Rectangle;
}

/** Where a pixel lies between two of the map's: the first, the second, and how far on the way. */
interface Between {
  first: number;
  second: number;
  share: number;
}

/**
 * Lays a map over some rows of a photograph, in place. Values are interpolated at each pixel of the photograph, and coloured then, so that colours are those of the
 * scale and edges of a threshold are sharp at any size.
 */
export function lay({ plane, range, area }: Overlay, strip: Strip, view: Pick<View, 'opacity' | 'threshold' | 'photograph'>): void {
  const { data, top, height, width } = strip;
  if (view.photograph !== 'colour') {
    soften(data, view.photograph);
  }
  const table = pixelTable(range, view);
  const first = range.signed ? -range.high : range.low;
  const steps = range.high > first ? COLOURS / (range.high - first) : 0;
  const columns = Array.from({ length: width }, (_, x) => between(x, area.left, area.width, plane.width));
  for (let y = 0; y < height; y++) {
    const row = between(top + y, area.top, area.height, plane.height);
    if (row !== null) {
      for (let x = 0; x < width; x++) {
        const column = columns[x]!;
        if (column !== null) {
          const place = (valueIn(plane, row, column) - first) * steps + 0.5;
          blend(data, 4 * (y * width + x), table[place <= 0 ? 0 : place >= COLOURS ? COLOURS : place | 0]!);
        }
      }
    }
  }
}

/** Null outside of the map. */
function between(pixel: number, begin: number, length: number, size: number): Between | null {
  const share = (pixel + 0.5 - begin) / length;
  if (share < 0 || share >= 1) {
    return null;
  }
  const at = Math.min(size - 1, Math.max(0, share * size - 0.5));
  const first = Math.floor(at);
  return { first, second: Math.min(first + 1, size - 1), share: at - first };
}

function valueIn({ values, width }: Plane, row: Between, column: Between): number {
  const above = values[row.first * width + column.first]! * (1 - column.share) + values[row.first * width + column.second]! * column.share;
  const below = values[row.second * width + column.first]! * (1 - column.share) + values[row.second * width + column.second]! * column.share;
  return above * (1 - row.share) + below * row.share;
}

/** The photograph in grey, by the weights that browsers use, or away. */
export function soften(data: Uint8ClampedArray, photograph: 'grey' | 'none'): void {
  for (let i = 0; i < data.length; i += 4) {
    if (photograph === 'none') {
      data[i + 3] = 0;
    } else {
      data[i] = data[i + 1] = data[i + 2] = Math.round(0.2126 * data[i]! + 0.7152 * data[i + 1]! + 0.0722 * data[i + 2]!);
    }
  }
}

/** Lays a colour (little-endian RGBA) over a pixel, which keeps its own where it covers anything. */
function blend(data: Uint8ClampedArray, i: number, colour: number): void {
  const cover = (colour >>> 24) / 255;
  const below = data[i + 3]! / 255;
  const alpha = cover + below * (1 - cover);
  if (alpha > 0) {
    for (let channel = 0; channel < 3; channel++) {
      const over = (colour >>> (8 * channel)) & 0xff;
      data[i + channel] = Math.round((over * cover + data[i + channel]! * below * (1 - cover)) / alpha);
    }
    data[i + 3] = Math.round(255 * alpha);
  }
}
