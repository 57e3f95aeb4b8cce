import { resized, type Plane } from '../map/plane';
import { rangeOf } from '../map/range';
import type { ShownMap } from '../map/shown';
import { smoothed } from '../map/smoothing';
import type { Values } from './engine/engine';

/** Whether a tensor's values are places of the picture: `[1, C, h, w]`. */
export function isSpatial({ shape }: Values): boolean {
  return shape.length === 4;
}

/** A map summed over its channels, at the size of the network's input, raw and (if it is a map of pixels) lightly smoothed. */
export function shownMap(map: Values, input: { height: number; width: number }): ShownMap {
  const sums = summed(map);
  const ofPixels = sums.height === input.height && sums.width === input.width;
  const raw = resized(sums, input.height, input.width);
  const smooth = ofPixels ? smoothed(raw) : null;
  return { raw, rawRange: rangeOf(raw, !ofPixels), smooth, smoothRange: smooth === null ? null : rangeOf(smooth, false) };
}

/** Why there is nothing to see in a map; null if there is. */
export function noticeOf(map: Values): string | null {
  const { values } = map;
  if (!values.every(Number.isFinite)) {
    return 'The map has values that are infinite or not a number.';
  }
  if (values.every((value) => value === values[0])) {
    return values[0] === 0 ? 'The map is zero everywhere.' : 'The map is the same everywhere.';
  }
  if (!isSpatial(map)) {
    return null;
  }
  const sums = summed(map).values;
  if (sums[0]! < 0 || sums.some((sum) => sum !== sums[0])) {
    return null;
  }
  return sums[0] === 0 ? 'The map is zero when summed over channels.' : 'The map is the same everywhere.';
}

function summed({ shape, values }: Values): Plane {
  const [height, width] = [shape[2]!, shape[3]!];
  const sums = new Float64Array(height * width);
  for (let i = 0; i < values.length; i++) {
    sums[i % sums.length]! += values[i]!;
  }
  return { height, width, values: Float32Array.from(sums) };
}
