import { pixelsOf } from '../api/bits';
import type { Bits } from '../api/types';

/** The border of a region of what the network sees, as an SVG path in pixels of the network's input. */
export interface Outline {
  height: number;
  width: number;
  path: string;
}

/** The border of a region; where it touches the picture's edge there is no line. */
export function outlineOf(region: Bits): Outline {
  return outlineOfPixels({ height: region.height, width: region.width, pixels: pixelsOf(region) });
}

/** The border of a region with one byte (0 or 1) per pixel, row by row. */
export function outlineOfPixels({ height, width, pixels }: { height: number; width: number; pixels: Uint8Array }): Outline {
  const path: string[] = [];
  for (let y = 1; y < height; y++) {
    eachRun(width, (x) => pixels[y * width + x] !== pixels[(y - 1) * width + x], (from, length) => path.push(`M${from} ${y}h${length}`));
  }
  for (let x = 1; x < width; x++) {
    eachRun(height, (y) => pixels[y * width + x] !== pixels[y * width + x - 1], (from, length) => path.push(`M${x} ${from}v${length}`));
  }
  return { height, width, path: path.join('') };
}

/** Calls back for each run of places that are on the border. */
function eachRun(length: number, isBorder: (place: number) => boolean, run: (from: number, length: number) => void): void {
  for (let from = 0; from < length; from++) {
    if (isBorder(from)) {
      let end = from + 1;
      while (end < length && isBorder(end)) {
        end++;
      }
      run(from, end - from);
      from = end;
    }
  }
}
