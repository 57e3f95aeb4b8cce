/**
 * The border of a region as an SVG path, in pixels of its picture; where the region touches the picture's edge there is no line.
 *
 * @param pixels one byte (0 or 1) per pixel, row by row
 */
export function outlinePath(pixels: Uint8Array, height: number, width: number): string {
  const path: string[] = [];
  for (let y = 1; y < height; y++) {
    eachRun(width, (x) => pixels[y * width + x] !== pixels[(y - 1) * width + x], (from, length) => path.push(`M${from} ${y}h${length}`));
  }
  for (let x = 1; x < width; x++) {
    eachRun(height, (y) => pixels[y * width + x] !== pixels[y * width + x - 1], (from, length) => path.push(`M${x} ${from}v${length}`));
  }
  return path.join('');
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
