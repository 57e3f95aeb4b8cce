/** One plane of values, row by row. */
export interface Plane {
  height: number;
  width: number;
  values: Float32Array;
}

/** The value at a row and a column with parts of pixels, interpolated between pixel centres, which are whole numbers; the border's values go on outside. */
export function valueAt({ values, height, width }: Plane, row: number, column: number): number {
  const down = Math.min(height - 1, Math.max(0, row));
  const along = Math.min(width - 1, Math.max(0, column));
  const top = Math.floor(down);
  const left = Math.floor(along);
  const bottom = Math.min(top + 1, height - 1);
  const right = Math.min(left + 1, width - 1);
  const above = mixed(values[top * width + left]!, values[top * width + right]!, along - left);
  const below = mixed(values[bottom * width + left]!, values[bottom * width + right]!, along - left);
  return mixed(above, below, down - top);
}

/** The plane at another size, interpolated between pixel centres. */
export function resized(plane: Plane, height: number, width: number): Plane {
  if (plane.height === height && plane.width === width) {
    return plane;
  }
  const values = new Float32Array(height * width);
  for (let y = 0; y < height; y++) {
    const row = ((y + 0.5) * plane.height) / height - 0.5;
    for (let x = 0; x < width; x++) {
      values[y * width + x] = valueAt(plane, row, ((x + 0.5) * plane.width) / width - 0.5);
    }
  }
  return { height, width, values };
}

function mixed(a: number, b: number, share: number): number {
  return a + share * (b - a);
}
