import { describe, expect, it } from 'vitest';
import { Sheet } from '../../src/layers/sheet';

// Halves: 1 = 0x3c00, 0.5 = 0x3800, 0.25 = 0x3400, -0.5 = 0xb800, -0 = 0x8000.
const HALVES = [0, 0x3400, 0x3c00, 0x3800, 0, 0, 0x3800, 0, 0, 0x3400, 0, 0];
const sheetOf = (halves: number[]): Sheet =>
  new Sheet({
    header: { layer: 'features.3', shape: [2, 2, 3], scale: 8, order: [0, 1], largest: [8, 4], feeds: [-1, 2], field: { height: 11, width: 11 } },
    data: new Uint8Array(Uint16Array.from(halves).buffer),
  });

describe('Sheet', () => {
  const sheet = sheetOf(HALVES);

  it('has a plane for each channel', () => {
    expect([...sheet.plane(0).values]).toEqual([0, 2, 8, 4, 0, 0]);
    expect([...sheet.plane(1).values]).toEqual([4, 0, 0, 2, 0, 0]);
    expect(sheet.plane(1)).toMatchObject({ height: 2, width: 3 });
    expect(sheet.isFlat).toBe(false);
  });

  it('has a range for a channel, or one for all', () => {
    expect(sheet.range(1, false)).toEqual({ signed: false, low: 0, high: 4 });
    expect(sheet.range(1, true)).toEqual({ signed: false, low: 0, high: 8 });
  });

  it('has colours with two sides where one value is below zero, and not for a negative zero', () => {
    expect(sheetOf([...HALVES.slice(0, 11), 0x8000]).isSigned).toBe(false);
    const signed = sheetOf([...HALVES.slice(0, 11), 0xb800]);
    expect(signed.range(1, false)).toEqual({ signed: true, low: -4, high: 4 });
  });

  it('orders channels by strength, by what they say of the class, or by number', () => {
    expect(sheet.order('strongest')).toEqual([0, 1]);
    expect(sheet.order('feeds')).toEqual([1, 0]);
    expect(sheet.order('number')).toEqual([0, 1]);
  });

  it('finds the place of a channel’s largest value', () => {
    expect(sheet.strongest(0)).toEqual({ y: 0, x: 2 });
    expect(sheet.strongest(1)).toEqual({ y: 0, x: 0 });
  });
});
