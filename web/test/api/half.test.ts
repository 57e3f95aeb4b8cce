import { describe, expect, it } from 'vitest';
import { fromHalves } from '../../src/api/half';

function values(halves: number[], scale = 1): number[] {
  return [...fromHalves(new Uint8Array(Uint16Array.from(halves).buffer), scale)];
}

describe('half precision', () => {
  it('has the numbers of IEEE 754', () => {
    expect(values([0x3c00, 0xc000, 0x3555, 0x7bff, 0x0400, 0x0001, 0x8000])).toEqual([1, -2, 0.333251953125, 65504, 2 ** -14, 2 ** -24, -0]);
  });

  it('has infinities and what is no number', () => {
    expect(values([0x7c00, 0xfc00, 0x7e00])).toEqual([Infinity, -Infinity, NaN]);
  });

  it('is scaled', () => {
    expect(values([0x3c00, 0xb800], 0.25)).toEqual([0.25, -0.125]);
  });

  it('is read from the middle of a buffer', () => {
    const bytes = new Uint8Array([9, 9, 9, 9, 0x00, 0x3c]);
    expect([...fromHalves(bytes.subarray(4), 1)]).toEqual([1]);
  });
});
