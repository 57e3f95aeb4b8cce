import { describe, expect, it } from 'vitest';
import { fitted, seenPart } from '../../src/site/prepare/fit';
import type { Levels, Pixels } from '../../src/site/prepare/levels';
import { normalized, type Normalization } from '../../src/site/prepare/normalize';
import cases from './cases.json';

// cases.json is what Java computes; BrowserCasesTest keeps it so.

const INPUT = { height: 6, width: 8 };

function levelOf(y: number, x: number, colour: number): number {
  return ((x + y) % 4 === 0 ? 255 * (colour % 2) : 7 * y * y + 13 * x + 31 * colour + x * y) & 0xff;
}

/** The cases' picture of a size; it counts the rows that it is asked for. */
function pictureOf(height: number, width: number): Pixels {
  return {
    height,
    width,
    rows: (top, count) => Uint8ClampedArray.from({ length: 4 * count * width }, (_, i) => (i % 4 === 3 ? 255 : levelOf(top + Math.floor(i / 4 / width), Math.floor(i / 4) % width, i % 4))),
  };
}

describe('a fitted picture', () => {
  it.each(cases.fitted)('is what Java makes of $picture, $interpolation, frame $frame, proportions kept: $keepsProportions', ({ picture, keepsProportions, frame, interpolation, rounding, seen, rgb }) => {
    const fit = { keepsProportions, frame: { height: frame[0]!, width: frame[1]! }, interpolation, rounding: rounding as 'even' | 'down' };
    const pixels = pictureOf(picture[0]!, picture[1]!);
    expect([...fitted(pixels, fit, INPUT).rgb]).toEqual(rgb);
    const part = seenPart(pixels, fit, INPUT);
    [part.top, part.left, part.height, part.width].forEach((side, i) => expect(side).toBeCloseTo(seen[i]!, 12));
  });

  it('is refused where a side would be too long', () => {
    const fit = { keepsProportions: true, frame: { height: 256, width: 256 }, interpolation: 'bilinear', rounding: 'even' as const };
    expect(() => fitted(pictureOf(1, 2_000_000), fit, INPUT)).toThrow('too long');
  });
});

describe('a normalized picture', () => {
  it.each(cases.normalized)('is what Java makes of it: $channels, white $white, mean $mean', ({ channels, white, mean, deviation, values }) => {
    const rgb = Uint8ClampedArray.from({ length: 18 }, (_, i) => levelOf(Math.floor(i / 9), Math.floor(i / 3) % 3, i % 3));
    const levels: Levels = { height: 2, width: 3, rgb };
    const normalization = { channels: channels as Normalization['channels'], white, mean, deviation };
    expect([...normalized(levels, normalization)]).toEqual(values.map(Math.fround));
  });
});
