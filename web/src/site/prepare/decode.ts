import type { Pixels } from './levels';

/** A picture's file that the browser cannot read. */
export class UnreadablePicture extends Error {}

/**
 * The pixels of a picture's file, upright. Colour profiles are ignored, as the command line ignores them. So is transparency, but that pixels which cannot be seen at all are
 * black: a browser forgets their colours.
 *
 * @throws UnreadablePicture if it is none that the browser can read
 */
export async function decoded(file: Blob): Promise<Pixels> {
  const bitmap = await createImageBitmap(file, { colorSpaceConversion: 'none', premultiplyAlpha: 'none', imageOrientation: 'from-image' }).catch(() => {
    throw new UnreadablePicture();
  });
  return drawn(bitmap);
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

