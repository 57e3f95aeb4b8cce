import type { Pixels } from './levels';

/** A picture's file that the browser cannot read. */
export class UnreadablePicture extends Error {}

/** Formats that have no transparent pixels. */
const OPAQUE = new Set(['image/jpeg', 'image/bmp']);
const MOST_AT_ONCE = 1 << 21;

/**
 * The pixels of a picture's file, upright. Colour profiles are ignored, as the command line ignores them. So is transparency where the browser can decode without it; elsewhere transparent
 * pixels are black.
 *
 * @throws UnreadablePicture if it is none that the browser can read
 */
export async function decoded(file: Blob): Promise<Pixels> {
  const bitmap = await createImageBitmap(file, { colorSpaceConversion: 'none', premultiplyAlpha: 'none', imageOrientation: 'from-image' }).catch(() => {
    throw new UnreadablePicture();
  });
  const pixels = drawn(bitmap);
  return OPAQUE.has(file.type) || isOpaque(pixels) ? pixels : ((await straight(file, pixels)) ?? pixels);
}

/** The pixels of an image that a canvas draws, a few rows at a time. */
function drawn(bitmap: ImageBitmap): Pixels {
  const { height, width } = bitmap;
  return {
    height,
    width,
    rows: (top, count) => {
      const context = new OffscreenCanvas(width, count).getContext('2d', { willReadFrequently: true, colorSpace: 'srgb' })!;
      context.drawImage(bitmap, 0, -top);
      return context.getImageData(0, 0, width, count).data;
    },
  };
}

function isOpaque({ height, width, rows }: Pixels): boolean {
  const most = Math.max(1, Math.floor(MOST_AT_ONCE / width));
  for (let top = 0; top < height; top += most) {
    const band = rows(top, Math.min(most, height - top));
    for (let i = 3; i < band.length; i += 4) {
      if (band[i] !== 255) {
        return false;
      }
    }
  }
  return true;
}

/** The pixels with the colours that transparent ones have in the file, which a canvas forgets; null where the browser cannot say, or the picture would have to be turned. */
async function straight(file: Blob, { height, width }: Pixels): Promise<Pixels | null> {
  if (!('ImageDecoder' in globalThis)) {
    return null;
  }
  try {
    const decoder = new ImageDecoder({ data: file.stream(), type: file.type, colorSpaceConversion: 'none' });
    const { image } = await decoder.decode();
    const rgba = new Uint8ClampedArray(4 * height * width);
    const isWhole = image.displayHeight === height && image.displayWidth === width;
    if (isWhole) {
      await image.copyTo(rgba, { format: 'RGBA' });
    }
    image.close();
    decoder.close();
    return isWhole ? { height, width, rows: (top, count) => rgba.subarray(4 * top * width, 4 * (top + count) * width) } : null;
  } catch {
    return null;
  }
}
