import { describe, expect, it } from 'vitest';
import { bitsOf, pixelsOf } from '../../src/api/bits';
import { coveredShare, emptyMask, isSame, stroked, type Mask } from '../../src/brush/mask';

const rows = ({ width, pixels }: Mask): string[] => Array.from({ length: pixels.length / width }, (_, row) => [...pixels.subarray(row * width, (row + 1) * width)].join(''));

describe('stroked', () => {
  it('covers the pixels whose centres are within the radius', () => {
    const mask = stroked(emptyMask(5, 7), { y: 0.5, x: 0.5 }, { y: 0.5, x: 0.5 }, 1.5, true);
    expect(rows(mask)).toEqual(['0000000', '0011100', '0011100', '0011100', '0000000']);
  });

  it('covers all between two places, as a capsule', () => {
    const mask = stroked(emptyMask(5, 9), { y: 0.5, x: 2.5 / 9 }, { y: 0.5, x: 6.5 / 9 }, 1, true);
    expect(rows(mask)).toEqual(['000000000', '001111100', '011111110', '001111100', '000000000']);
  });

  it('covers the pixel below a brush that is smaller than a pixel', () => {
    expect(rows(stroked(emptyMask(3, 3), { y: 0.4, x: 0.95 }, { y: 0.4, x: 0.95 }, 0.1, true))).toEqual(['000', '001', '000']);
  });

  it('ends at the border where a stroke goes beyond it', () => {
    const mask = stroked(emptyMask(3, 4), { y: -1, x: 0.125 }, { y: 2, x: 0.125 }, 0.6, true);
    expect(rows(mask)).toEqual(['1000', '1000', '1000']);
    expect(coveredShare(stroked(emptyMask(3, 4), { y: 5, x: 5 }, { y: 6, x: 6 }, 0.6, true))).toBe(0);
  });

  it('uncovers, and leaves the mask that it was given as it is', () => {
    const full = { height: 2, width: 3, pixels: new Uint8Array(6).fill(1) };
    const erased = stroked(full, { y: 0.25, x: 0.5 }, { y: 0.25, x: 0.5 }, 0.5, false);
    expect(rows(erased)).toEqual(['101', '111']);
    expect(coveredShare(full)).toBe(1);
    expect(isSame(erased, full)).toBe(false);
  });
});

describe('a mask as it travels', () => {
  it('has one bit per pixel, row by row, the most significant first', () => {
    const mask = stroked(emptyMask(3, 5), { y: 0.5, x: 0.5 }, { y: 0.5, x: 0.9 }, 0.4, true);
    const bits = bitsOf(mask.pixels, mask.height, mask.width);
    expect(rows(mask)).toEqual(['00000', '00111', '00000']);
    expect([...atob(bits.bits)].map((letter) => letter.charCodeAt(0).toString(2).padStart(8, '0'))).toEqual(['00000001', '11000000']);
    expect(pixelsOf(bits)).toEqual(mask.pixels);
  });
});
