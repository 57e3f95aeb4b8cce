import type { Mask } from './mask';

const SWEEPS = 8;

/** A mask at some resolution: which pixels are known, and the others' indices. */
interface Level {
  height: number;
  width: number;
  known: Uint8Array;
  missing: Uint32Array;
}

/**
 * Continues a picture smoothly into its covered part, as the server does with the same steps: pull (halve it until every pixel has a known one below it), and push
 * (interpolate what is missing from the next coarser picture, and average it with its neighbours a few times).
 *
 * Source: S. Gortler, R. Grzeszczuk, R. Szeliski, M. Cohen, 1996, The Lumigraph.
 *
 * @param planes `[C, H, W]`, changed in place
 */
export function fillFromAround(planes: Float32Array, { height, width, pixels }: Mask): void {
  const levels = [levelOf(height, width, pixels.map((pixel) => 1 - pixel))];
  for (let last = levels[0]!; last.missing.length > 0 && last.known.length > 1; last = levels[levels.length - 1]!) {
    levels.push(halved(last));
  }
  const size = height * width;
  for (let begin = 0; begin < planes.length; begin += size) {
    fill(planes.subarray(begin, begin + size), levels, 0);
  }
}

function levelOf(height: number, width: number, known: Uint8Array): Level {
  return { height, width, known, missing: Uint32Array.from(known.keys()).filter((i) => known[i] === 0) };
}

function halved({ height, width, known }: Level): Level {
  const down = (height + 1) >> 1;
  const across = (width + 1) >> 1;
  const half = new Uint8Array(down * across);
  for (let i = 0; i < known.length; i++) {
    if (known[i] === 1) {
      half[above(i, width)] = 1;
    }
  }
  return levelOf(down, across, half);
}

/** The pixel of the halved picture that a pixel belongs to. */
function above(pixel: number, width: number): number {
  return (((pixel / width) | 0) >> 1) * ((width + 1) >> 1) + ((pixel % width) >> 1);
}

function fill(plane: Float32Array, levels: Level[], at: number): void {
  const level = levels[at]!;
  const coarser = levels[at + 1];
  if (coarser === undefined) {
    return;
  }
  const coarse = pulled(plane, level, coarser);
  fill(coarse, levels, at + 1);
  for (const pixel of level.missing) {
    plane[pixel] = between(coarse, coarser, (pixel / level.width) | 0, pixel % level.width);
  }
  for (let sweep = 0; sweep < SWEEPS; sweep++) {
    average(plane, level);
  }
}

/** The halved picture: the mean of the known pixels among four. */
function pulled(plane: Float32Array, { width, known }: Level, coarser: Level): Float32Array {
  const sums = new Float32Array(coarser.known.length);
  const counts = new Uint8Array(coarser.known.length);
  for (let i = 0; i < known.length; i++) {
    if (known[i] === 1) {
      const parent = above(i, width);
      sums[parent]! += plane[i]!;
      counts[parent]!++;
    }
  }
  return sums.map((sum, i) => sum / Math.max(1, counts[i]!));
}

/** The coarser picture's value at a pixel of the finer, bilinear. */
function between(plane: Float32Array, { height, width }: Level, y: number, x: number): number {
  const near = y >> 1;
  const other = Math.max(0, Math.min(height - 1, near + (y % 2 === 0 ? -1 : 1)));
  const beside = x >> 1;
  const farther = Math.max(0, Math.min(width - 1, beside + (x % 2 === 0 ? -1 : 1)));
  const inRow = 0.75 * plane[near * width + beside]! + 0.25 * plane[near * width + farther]!;
  const inOther = 0.75 * plane[other * width + beside]! + 0.25 * plane[other * width + farther]!;
  return 0.75 * inRow + 0.25 * inOther;
}

/** Each missing pixel becomes the mean of its neighbours, one after the other. */
function average(plane: Float32Array, { width, missing }: Level): void {
  for (const pixel of missing) {
    const x = pixel % width;
    let sum = 0;
    let count = 0;
    if (x > 0) {
      sum += plane[pixel - 1]!;
      count++;
    }
    if (x < width - 1) {
      sum += plane[pixel + 1]!;
      count++;
    }
    if (pixel >= width) {
      sum += plane[pixel - width]!;
      count++;
    }
    if (pixel < plane.length - width) {
      sum += plane[pixel + width]!;
      count++;
    }
    plane[pixel] = sum / Math.max(1, count);
  }
}
