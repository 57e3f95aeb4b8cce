import type { Plane } from '../map/plane';
import type { Mask } from './mask';

/** The pixels of a map, counted row by row, those with the largest values first; of equal ones the first first. */
export function orderOf({ values }: Plane): Uint32Array {
  return Uint32Array.from(values.keys()).sort((a, b) => values[b]! - values[a]! || a - b);
}

/** The mask of the first pixels of an order: as many as a share of all. */
export function firstOf(order: Uint32Array, share: number, { height, width }: { height: number; width: number }): Mask {
  const pixels = new Uint8Array(height * width);
  const count = Math.round(share * order.length);
  for (let i = 0; i < count; i++) {
    pixels[order[i]!] = 1;
  }
  return { height, width, pixels };
}
