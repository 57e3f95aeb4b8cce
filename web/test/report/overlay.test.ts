import { describe, expect, it } from 'vitest';
import type { Range } from '../../src/api/types';
import { sequential } from '../../src/map/colours';
import { lay, type Strip } from '../../src/report/overlay';

const OPAQUE = { opacity: 1, threshold: 0, photograph: 'colour' } as const;
const RANGE: Range = { signed: false, low: 0, high: 1 };

/** A photograph of one colour. */
function strip(height: number, width: number, colour: [number, number, number], top = 0): Strip {
  const data = new Uint8ClampedArray(4 * height * width);
  for (let i = 0; i < data.length; i += 4) {
    data.set([...colour, 255], i);
  }
  return { data, top, height, width };
}

function pixel({ data, width }: Strip, y: number, x: number): number[] {
  return [...data.subarray(4 * (y * width + x), 4 * (y * width + x) + 4)];
}

function channels(colour: number): number[] {
  return [colour >> 16, (colour >> 8) & 0xff, colour & 0xff];
}

function plane(height: number, width: number, values: number[]) {
  return { height, width, values: Float32Array.from(values) };
}

describe('a map over a photograph', () => {
  it('has the colours of the scale where it is strongest, and leaves the photograph where it is zero', () => {
    const photo = strip(1, 2, [10, 20, 30]);
    lay({ plane: plane(1, 2, [0, 1]), range: RANGE, area: { top: 0, left: 0, height: 1, width: 2 } }, photo, OPAQUE);
    expect(pixel(photo, 0, 0)).toEqual([10, 20, 30, 255]);
    expect(pixel(photo, 0, 1)).toEqual([...channels(sequential(1)), 255]);
  });

  it('is interpolated in values, not in colours', () => {
    const photo = strip(1, 4, [0, 0, 0]);
    lay({ plane: plane(1, 2, [0, 1]), range: RANGE, area: { top: 0, left: 0, height: 1, width: 4 } }, photo, { ...OPAQUE, photograph: 'none' });
    const expected = [0, 0.25, 0.75, 1].map((value) => channels(sequential(value)));
    for (let x = 0; x < 4; x++) {
      const near = pixel(photo, 0, x).slice(0, 3).map((level, channel) => Math.abs(level - expected[x]![channel]!));
      expect(Math.max(...near)).toBeLessThanOrEqual(1);
    }
  });

  it('lies where the network looked, and nowhere else', () => {
    const photo = strip(4, 4, [50, 50, 50]);
    lay({ plane: plane(1, 1, [1]), range: RANGE, area: { top: 1, left: -2, height: 2, width: 4 } }, photo, OPAQUE);
    const covered = Array.from({ length: 16 }, (_, i) => (pixel(photo, i >> 2, i & 3)[0] === 50 ? 0 : 1));
    expect(covered).toEqual([0, 0, 0, 0, 1, 1, 0, 0, 1, 1, 0, 0, 0, 0, 0, 0]);
  });

  it('is the same in strips as at once', () => {
    const overlay = { plane: plane(2, 3, [0, 0.2, 0.9, 1, 0.4, 0.1]), range: RANGE, area: { top: 1, left: 0.5, height: 5, width: 6 } };
    const whole = strip(8, 7, [90, 120, 200]);
    lay(overlay, whole, { ...OPAQUE, opacity: 0.6 });
    for (let top = 0; top < 8; top += 3) {
      const height = Math.min(3, 8 - top);
      const part = strip(height, 7, [90, 120, 200], top);
      lay(overlay, part, { ...OPAQUE, opacity: 0.6 });
      expect([...part.data]).toEqual([...whole.data.subarray(4 * 7 * top, 4 * 7 * (top + height))]);
    }
  });

  it('hides what is below the threshold, and half covers at half opacity', () => {
    const photo = strip(1, 2, [0, 0, 0]);
    lay({ plane: plane(1, 2, [0.3, 1]), range: RANGE, area: { top: 0, left: 0, height: 1, width: 2 } }, photo, { opacity: 0.5, threshold: 0.5, photograph: 'colour' });
    expect(pixel(photo, 0, 0)).toEqual([0, 0, 0, 255]);
    pixel(photo, 0, 1).slice(0, 3).forEach((level, channel) => expect(level).toBeCloseTo(channels(sequential(1))[channel]! / 2, -0.5));
  });

  it('has its photograph in grey, or none, which is transparent where the map does not reach', () => {
    const grey = strip(1, 1, [200, 100, 50]);
    lay({ plane: plane(1, 1, [0]), range: RANGE, area: { top: 0, left: 0, height: 1, width: 1 } }, grey, { ...OPAQUE, photograph: 'grey' });
    expect(pixel(grey, 0, 0)).toEqual([118, 118, 118, 255]);
    const none = strip(1, 2, [200, 100, 50]);
    lay({ plane: plane(1, 1, [1]), range: RANGE, area: { top: 0, left: 0, height: 1, width: 1 } }, none, { ...OPAQUE, photograph: 'none' });
    expect(pixel(none, 0, 0)).toEqual([...channels(sequential(1)), 255]);
    expect(pixel(none, 0, 1)[3]).toBe(0);
  });
});
