import type { Range } from '../api/types';
import { COLOURS, colourTable } from './colours';
import type { Plane } from './plane';
import type { View } from './view';

const OPAQUE = 255;

/** A map as canvases have it. */
export function painted(plane: Plane, range: Range, view: Pick<View, 'opacity' | 'threshold' | 'photograph'>): ImageData {
  const image = new ImageData(plane.width, plane.height);
  paint(new Uint32Array(image.data.buffer), plane, range, view);
  return image;
}

/**
 * Fills in the pixels of a map, as little-endian RGBA. Over a photograph the stronger a value, the more it covers: weak values of a signed map are pale, and would veil it, so
 * there opacity follows strength, elsewhere its square root. Without a photograph the map is opaque.
 */
export function paint(pixels: Uint32Array, plane: Plane, range: Range, view: Pick<View, 'opacity' | 'threshold' | 'photograph'>): void {
  const table = pixelTable(range, view);
  const { values } = plane;
  const first = range.signed ? -range.high : range.low;
  const steps = range.high > first ? COLOURS / (range.high - first) : 0;
  for (let i = 0; i < pixels.length; i++) {
    const place = (values[i]! - first) * steps + 0.5;
    pixels[i] = table[place <= 0 ? 0 : place >= COLOURS ? COLOURS : place | 0]!;
  }
}

/** For each colour of the scale, the pixel as little-endian RGBA. */
export function pixelTable({ signed }: Pick<Range, 'signed'>, { opacity, threshold, photograph }: Pick<View, 'opacity' | 'threshold' | 'photograph'>): Uint32Array {
  return colourTable(signed).map((colour, i) => {
    const place = i / COLOURS;
    const strength = signed ? Math.abs(2 * place - 1) : place;
    const share = photograph === 'none' ? 1 : opacity * (signed ? strength : Math.sqrt(strength));
    const alpha = strength < threshold ? 0 : Math.round(OPAQUE * share);
    return ((alpha << 24) | ((colour & 0xff) << 16) | (colour & 0xff00) | (colour >> 16)) >>> 0;
  });
}
