import type { Plane } from './plane';

const PART = 0.01;
const REACH = 3;

/**
 * A light blur of a map of pixels, for display: eyes see where a grainy map gathers only from afar. Gaussian, with a standard deviation of one percent of the
 * shorter side, at least one pixel; at the border only the pixels inside count.
 */
export function smoothed({ height, width, values }: Plane): Plane {
  const deviation = Math.max(1, PART * Math.min(height, width));
  const weights = Float64Array.from({ length: Math.ceil(REACH * deviation) + 1 }, (_, i) => Math.exp((-i * i) / (2 * deviation * deviation)));
  const along = new Float64Array(values.length);
  const smooth = new Float32Array(values.length);
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      along[y * width + x] = mean(values, weights, y * width, 1, x, width);
    }
  }
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      smooth[y * width + x] = mean(along, weights, x, width, y, height);
    }
  }
  return { height, width, values: smooth };
}

/** The weighted mean around a place of a line that begins at some value and goes on in steps. */
function mean(values: Float32Array | Float64Array, weights: Float64Array, begin: number, step: number, place: number, length: number): number {
  let sum = 0;
  let all = 0;
  const end = Math.min(length, place + weights.length);
  for (let at = Math.max(0, place - weights.length + 1); at < end; at++) {
    const weight = weights[Math.abs(at - place)]!;
    sum += weight * values[begin + at * step]!;
    all += weight;
  }
  return sum / all;
}
