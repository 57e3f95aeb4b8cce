import { valueAt, type Plane } from './plane';

/** A place in what the network sees, as shares of its height and width, 0 to 1: the same in maps of all sizes. */
export interface Place {
  y: number;
  x: number;
}

/** A map's value at a place. */
export function valueAtPlace(plane: Plane, { y, x }: Place): number {
  return valueAt(plane, y * plane.height - 0.5, x * plane.width - 0.5);
}

const STEPS = new Map<string, readonly [number, number]>([
  ['ArrowUp', [-1, 0]],
  ['ArrowDown', [1, 0]],
  ['ArrowLeft', [0, -1]],
  ['ArrowRight', [0, 1]],
]);

/** The neighbour of a place that an arrow key leads to, in steps of one pixel of the map; null for other keys. */
export function neighbour(place: Place | null, key: string, pixels: number, { height, width }: { height: number; width: number }): Place | null {
  const step = STEPS.get(key);
  if (step === undefined) {
    return null;
  }
  const from = place ?? { y: 0.5, x: 0.5 };
  return { y: within(from.y + (step[0] * pixels) / height), x: within(from.x + (step[1] * pixels) / width) };
}

function within(share: number): number {
  return Math.min(0.9999, Math.max(0, share));
}
