import { expect, it } from 'vitest';
import { bitsOf, pixelsOf } from '../../src/api/bits';

it('reads bits row by row, the most significant first', () => {
  // 0b10100000 0b01000000
  expect([...pixelsOf({ height: 2, width: 5, bits: btoa('\xa0\x40') })]).toEqual([1, 0, 1, 0, 0, 0, 0, 0, 0, 1]);
});

it('writes what it reads', () => {
  const pixels = Uint8Array.from({ length: 3 * 7 }, (_, i) => (i * i) % 3 & 1);
  expect(pixelsOf(bitsOf(pixels, 3, 7))).toEqual(pixels);
});
