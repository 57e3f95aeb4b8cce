/** A picture as levels from 0 to 255: red, green and blue of each pixel, row by row. */
export interface Levels {
  height: number;
  width: number;
  rgb: Uint8ClampedArray;
}

/** A picture whose rows are read where they are needed: photographs of a phone are larger than what it can hold several times. */
export interface Pixels {
  height: number;
  width: number;
  /** Red, green, blue and opacity of each pixel of some rows. */
  rows: (top: number, count: number) => Uint8ClampedArray;
}

/** The lightness of each pixel, `0.299 red + 0.587 green + 0.114 blue`, rounded as Pillow's `convert("L")` rounds it. */
export function grey({ rgb }: Levels): Uint8ClampedArray {
  const levels = new Uint8ClampedArray(rgb.length / 3);
  for (let i = 0, at = 0; i < levels.length; i++, at += 3) {
    levels[i] = (19595 * rgb[at]! + 38470 * rgb[at + 1]! + 7471 * rgb[at + 2]! + 0x8000) >> 16;
  }
  return levels;
}

/** The levels of red, green or blue, 0 to 2. */
export function plane({ rgb }: Levels, colour: number): Uint8ClampedArray {
  const levels = new Uint8ClampedArray(rgb.length / 3);
  for (let i = 0; i < levels.length; i++) {
    levels[i] = rgb[3 * i + colour]!;
  }
  return levels;
}
