import { FILTERS, type Filter } from './filter';
import type { Levels, Pixels } from './levels';
import { HALF, level, weightsOf, type Weights } from './weights';

/** A part of a resized picture, in its pixels. */
export interface Window {
  top: number;
  left: number;
  height: number;
  width: number;
}

const PIXELS_AT_ONCE = 1 << 21;

/**
 * Resizes a picture as Pillow does, and computes only a window of the result. Each output pixel is a weighted mean of the pixels around its centre: the horizontal pass runs first, then the
 * vertical one, and each multiplies by 22-bit fixed-point weights and rounds to 8 bits. Where the nearest pixel is taken, nothing is computed.
 *
 * @param size of the whole result
 */
export function resampled(pixels: Pixels, interpolation: string, size: { height: number; width: number }, window: Window): Levels {
  if (size.height === pixels.height && size.width === pixels.width) {
    return picked(pixels, counted(window.top, window.height), counted(window.left, window.width));
  }
  if (interpolation === 'nearest') {
    return picked(pixels, nearest(pixels.height, size.height, window.top, window.height), nearest(pixels.width, size.width, window.left, window.width));
  }
  const filter = FILTERS[interpolation];
  if (filter === undefined) {
    throw new Error(`There is no interpolation '${interpolation}'.`);
  }
  return filtered(pixels, filter, size, window);
}

function filtered(pixels: Pixels, filter: Filter, size: { height: number; width: number }, window: Window): Levels {
  const columns = weightsOf(filter, pixels.width, size.width, window.left, window.width);
  const rows = weightsOf(filter, pixels.height, size.height, window.top, window.height);
  const first = rows.starts[0]!;
  const last = window.height - 1;
  const narrow = narrowed(pixels, columns, first, rows.starts[last]! + rows.counts[last]!);
  return { height: window.height, width: window.width, rgb: lowered(narrow, rows, first, 3 * window.width) };
}

/** The horizontal pass over some rows of a picture. */
function narrowed(pixels: Pixels, columns: Weights, firstRow: number, endRow: number): Uint8ClampedArray {
  const stride = 3 * columns.starts.length;
  const narrow = new Uint8ClampedArray(stride * (endRow - firstRow));
  eachBand(pixels, firstRow, endRow, (band, row, at) => narrowRow(band, at, columns, narrow, (row - firstRow) * stride));
  return narrow;
}

function narrowRow(rgba: Uint8ClampedArray, begin: number, { starts, counts, weights, stride }: Weights, narrow: Uint8ClampedArray, to: number): void {
  for (let x = 0; x < starts.length; x++) {
    let red = HALF;
    let green = HALF;
    let blue = HALF;
    let from = begin + 4 * starts[x]!;
    const end = x * stride + counts[x]!;
    for (let i = x * stride; i < end; i++, from += 4) {
      const weight = weights[i]!;
      red += weight * rgba[from]!;
      green += weight * rgba[from + 1]!;
      blue += weight * rgba[from + 2]!;
    }
    narrow[to + 3 * x] = level(red);
    narrow[to + 3 * x + 1] = level(green);
    narrow[to + 3 * x + 2] = level(blue);
  }
}

/** The vertical pass. */
function lowered(narrow: Uint8ClampedArray, { starts, counts, weights, stride }: Weights, firstRow: number, length: number): Uint8ClampedArray {
  const rgb = new Uint8ClampedArray(starts.length * length);
  const sums = new Int32Array(length);
  for (let y = 0; y < starts.length; y++) {
    sums.fill(HALF);
    for (let i = 0; i < counts[y]!; i++) {
      const weight = weights[y * stride + i]!;
      const from = (starts[y]! - firstRow + i) * length;
      for (let k = 0; k < length; k++) {
        sums[k]! += weight * narrow[from + k]!;
      }
    }
    for (let k = 0; k < length; k++) {
      rgb[y * length + k] = level(sums[k]!);
    }
  }
  return rgb;
}

/** Some pixels as they are. */
function picked(pixels: Pixels, rows: Int32Array, columns: Int32Array): Levels {
  const rgb = new Uint8ClampedArray(3 * rows.length * columns.length);
  let y = 0;
  eachBand(pixels, rows[0]!, rows[rows.length - 1]! + 1, (band, row, at) => {
    for (; y < rows.length && rows[y] === row; y++) {
      for (let x = 0; x < columns.length; x++) {
        const from = at + 4 * columns[x]!;
        rgb.set(band.subarray(from, from + 3), 3 * (y * columns.length + x));
      }
    }
  });
  return { height: rows.length, width: columns.length, rgb };
}

/** The pixel in which the centre of each output pixel lies; centres are summed up, as Pillow does, whose rounding decides where they lie between two pixels. */
function nearest(source: number, target: number, first: number, count: number): Int32Array {
  const scale = source / target;
  const all = new Int32Array(count);
  let centre = scale * 0.5;
  for (let i = 0; i < first + count; i++, centre += scale) {
    if (i >= first) {
      all[i - first] = Math.min(Math.trunc(centre), source - 1);
    }
  }
  return all;
}

function counted(first: number, count: number): Int32Array {
  return Int32Array.from({ length: count }, (_, i) => first + i);
}

/** Calls back for each row, with the pixels that hold it and the place where it begins; few rows are held at a time. */
function eachBand(pixels: Pixels, firstRow: number, endRow: number, use: (band: Uint8ClampedArray, row: number, begin: number) => void): void {
  const most = Math.max(1, Math.floor(PIXELS_AT_ONCE / pixels.width));
  for (let top = firstRow; top < endRow; top += most) {
    const count = Math.min(most, endRow - top);
    const band = pixels.rows(top, count);
    for (let i = 0; i < count; i++) {
      use(band, top + i, 4 * i * pixels.width);
    }
  }
}
