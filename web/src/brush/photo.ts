/** What the network sees, as colours from 0 to 255, `[3, H, W]`. */
export interface Photo {
  height: number;
  width: number;
  planes: Float32Array;
}

/** The colours of a picture file, at its own size. */
export async function photoOf(file: Blob): Promise<Photo> {
  const bitmap = await createImageBitmap(file);
  const { height, width } = bitmap;
  const canvas = document.createElement('canvas');
  canvas.height = height;
  canvas.width = width;
  const context = canvas.getContext('2d', { willReadFrequently: true })!;
  context.drawImage(bitmap, 0, 0);
  bitmap.close();
  const { data } = context.getImageData(0, 0, width, height);
  const size = height * width;
  const planes = new Float32Array(3 * size);
  for (let i = 0; i < planes.length; i++) {
    planes[i] = data[4 * (i % size) + ((i / size) | 0)]!;
  }
  return { height, width, planes };
}

/** The mean colour. */
export function meanOf({ planes }: Photo): Float32Array {
  const size = planes.length / 3;
  return Float32Array.from({ length: 3 }, (_, channel) => planes.subarray(channel * size, (channel + 1) * size).reduce((sum, value) => sum + value, 0) / size);
}

const BLUR = 0.1;
const REACH = 4;

/** So blurred that no object can be recognized: by a Gaussian with a standard deviation of a tenth of the shorter side; the border's colours go on outside. */
export function blurred({ height, width, planes }: Photo): Photo {
  const deviation = BLUR * Math.min(height, width);
  const reach = Math.ceil(REACH * deviation);
  const weights = Float32Array.from({ length: 2 * reach + 1 }, (_, i) => Math.exp(-((i - reach) ** 2) / (2 * deviation * deviation)));
  const sum = weights.reduce((a, b) => a + b, 0);
  const across = new Float32Array(planes.length);
  const both = new Float32Array(planes.length);
  for (let row = 0; row < planes.length; row += width) {
    blurLine(planes, across, row, 1, width, weights, sum);
  }
  for (let plane = 0; plane < planes.length; plane += height * width) {
    for (let x = 0; x < width; x++) {
      blurLine(across, both, plane + x, width, height, weights, sum);
    }
  }
  return { height, width, planes: both };
}

function blurLine(from: Float32Array, to: Float32Array, begin: number, step: number, length: number, weights: Float32Array, sum: number): void {
  const reach = weights.length >> 1;
  const line = Float32Array.from({ length: length + 2 * reach }, (_, i) => from[begin + step * Math.min(length - 1, Math.max(0, i - reach))]!);
  for (let i = 0; i < length; i++) {
    let value = 0;
    for (let k = 0; k < weights.length; k++) {
      value += weights[k]! * line[i + k]!;
    }
    to[begin + step * i] = value / sum;
  }
}
