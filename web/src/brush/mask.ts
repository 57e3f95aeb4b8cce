import type { Place } from '../map/place';

/** Which pixels of the network's input are covered, one byte (0 or 1) per pixel, row by row. Masks are never changed, only replaced. */
export interface Mask {
  height: number;
  width: number;
  pixels: Uint8Array;
}

export function emptyMask(height: number, width: number): Mask {
  return { height, width, pixels: new Uint8Array(height * width) };
}

/**
 * The mask after a stroke of a round brush along a line: a pixel belongs to it if its centre is not farther from the line than the radius, and so does the pixel below
 * the brush's centre in any case.
 *
 * @param radius in pixels
 */
export function stroked({ height, width, pixels }: Mask, from: Place, to: Place, radius: number, isCovered: boolean): Mask {
  const painted = pixels.slice();
  const value = isCovered ? 1 : 0;
  const [y0, x0, y1, x1] = [from.y * height, from.x * width, to.y * height, to.x * width];
  const [dy, dx] = [y1 - y0, x1 - x0];
  const squared = dy * dy + dx * dx;
  const [firstRow, lastRow] = span(y0, y1, radius, height);
  const [firstColumn, lastColumn] = span(x0, x1, radius, width);
  for (let row = firstRow; row <= lastRow; row++) {
    for (let column = firstColumn; column <= lastColumn; column++) {
      const [py, px] = [row + 0.5 - y0, column + 0.5 - x0];
      const along = squared === 0 ? 0 : Math.min(1, Math.max(0, (py * dy + px * dx) / squared));
      if (Math.hypot(py - along * dy, px - along * dx) <= radius) {
        painted[row * width + column] = value;
      }
    }
  }
  const [row, column] = [Math.floor(y1), Math.floor(x1)];
  if (row >= 0 && row < height && column >= 0 && column < width) {
    painted[row * width + column] = value;
  }
  return { height, width, pixels: painted };
}

/** The rows or columns that a stroke between two of them can reach. */
function span(from: number, to: number, radius: number, length: number): [number, number] {
  return [Math.max(0, Math.floor(Math.min(from, to) - radius)), Math.min(length - 1, Math.ceil(Math.max(from, to) + radius))];
}

/** How much of the input is covered, 0 to 1. */
export function coveredShare({ pixels }: Mask): number {
  let covered = 0;
  for (const pixel of pixels) {
    covered += pixel;
  }
  return pixels.length === 0 ? 0 : covered / pixels.length;
}

export function isSame(one: Mask, other: Mask): boolean {
  return one.height === other.height && one.width === other.width && one.pixels.every((pixel, i) => pixel === other.pixels[i]);
}
