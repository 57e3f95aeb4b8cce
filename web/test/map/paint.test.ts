import { describe, expect, it } from 'vitest';
import { paint } from '../../src/map/paint';

const OVER = { opacity: 0.5, threshold: 0, photograph: 'colour' } as const;

/** The pixels of values as [red, green, blue, alpha]. */
function pixels(values: number[], range: { signed: boolean; low: number; high: number }, view: Parameters<typeof paint>[3]): number[][] {
  const drawn = new Uint32Array(values.length);
  paint(drawn, { height: 1, width: values.length, values: Float32Array.from(values) }, range, view);
  const bytes = new Uint8Array(drawn.buffer);
  return values.map((_, i) => [...bytes.subarray(4 * i, 4 * i + 4)]);
}

describe('paint', () => {
  it('covers the more the stronger a value is', () => {
    const [none, half, all] = pixels([0, 0.25, 1], { signed: false, low: 0, high: 1 }, OVER);
    expect(none).toEqual([0x08, 0x05, 0x1c, 0]);
    expect(half![3]).toBeCloseTo(0.5 * Math.sqrt(0.25) * 255, -0.5);
    expect(all).toEqual([0xf9, 0xf3, 0x9b, 128]);
  });

  it('covers in proportion where values have signs', () => {
    const [negative, zero, half] = pixels([-2, 0, 1], { signed: true, low: -2, high: 2 }, { ...OVER, opacity: 1 });
    expect(negative).toEqual([0x1e, 0x4e, 0xac, 255]);
    expect(zero![3]).toBe(0);
    expect(half![3]).toBeCloseTo(0.5 * 255, -0.5);
  });

  it('is opaque without a photograph', () => {
    expect(pixels([0, 3], { signed: false, low: 0, high: 1 }, { ...OVER, photograph: 'none' })).toEqual([
      [0x08, 0x05, 0x1c, 255],
      [0xf9, 0xf3, 0x9b, 255],
    ]);
  });

  it('leaves out what is weaker than the threshold', () => {
    const alphas = pixels([-1, -0.4, 0.4, 0.6], { signed: true, low: -1, high: 1 }, { ...OVER, opacity: 1, threshold: 0.5 }).map((pixel) => pixel[3]);
    expect(alphas.map((alpha) => alpha! > 0)).toEqual([true, false, false, true]);
  });

  it('has one colour for a map that is the same everywhere', () => {
    expect(pixels([0, 0], { signed: false, low: 0, high: 0 }, OVER)).toEqual([
      [0x08, 0x05, 0x1c, 0],
      [0x08, 0x05, 0x1c, 0],
    ]);
  });
});
