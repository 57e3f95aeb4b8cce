import type { Bits } from './types';

/** Which pixels belong to a region, one byte (0 or 1) per pixel, row by row. */
export function pixelsOf(region: Bits): Uint8Array {
  const bytes = Uint8Array.from(atob(region.bits), (letter) => letter.charCodeAt(0));
  const pixels = new Uint8Array(region.height * region.width);
  for (let i = 0; i < pixels.length; i++) {
    pixels[i] = (bytes[i >> 3]! >> (7 - (i & 7))) & 1;
  }
  return pixels;
}

/** The same region as it travels. */
export function bitsOf(pixels: Uint8Array, height: number, width: number): Bits {
  const bytes = new Uint8Array((pixels.length + 7) >> 3);
  for (let i = 0; i < pixels.length; i++) {
    if (pixels[i] !== 0) {
      bytes[i >> 3]! |= 0x80 >> (i & 7);
    }
  }
  const letters: string[] = [];
  for (const byte of bytes) {
    letters.push(String.fromCharCode(byte));
  }
  return { height, width, bits: btoa(letters.join('')) };
}
