import { describe, expect, it } from 'vitest';
import type { Mask } from '../../src/brush/mask';
import { blurred, meanOf } from '../../src/brush/photo';
import { fillFromAround } from '../../src/brush/pullPush';

const HEIGHT = 21;
const WIDTH = 34;

const maskWhere = (isCovered: (y: number, x: number) => boolean): Mask => ({
  height: HEIGHT,
  width: WIDTH,
  pixels: Uint8Array.from({ length: HEIGHT * WIDTH }, (_, i) => (isCovered(Math.floor(i / WIDTH), i % WIDTH) ? 1 : 0)),
});
const planesOf = (value: (y: number, x: number) => number): Float32Array => Float32Array.from({ length: HEIGHT * WIDTH }, (_, i) => value(Math.floor(i / WIDTH), i % WIDTH));
const hole = maskWhere((y, x) => y >= 6 && y < 15 && x >= 9 && x < 22);

describe('fillFromAround', () => {
  it('leaves what is not covered as it is', () => {
    const before = planesOf((y, x) => 7 * y + (x % 5));
    const after = before.slice();
    fillFromAround(after, hole);
    hole.pixels.forEach((pixel, i) => pixel === 1 || expect(after[i]).toBe(before[i]));
  });

  it('continues a slope, of which the hole shows nothing', () => {
    const slope = planesOf((_, x) => 4 * x);
    const filled = slope.map((value, i) => (hole.pixels[i] === 1 ? 1000 : value));
    fillFromAround(filled, hole);
    hole.pixels.forEach((pixel, i) => pixel === 0 || expect(Math.abs(filled[i]! - slope[i]!)).toBeLessThan(12));
  });

  it('stays within the known values, in each plane for itself', () => {
    const planes = new Float32Array(2 * HEIGHT * WIDTH);
    planes.set(planesOf((y) => (y < 10 ? 10 : 90)));
    planes.set(planesOf(() => 200), HEIGHT * WIDTH);
    fillFromAround(planes, hole);
    const [first, second] = [planes.subarray(0, HEIGHT * WIDTH), planes.subarray(HEIGHT * WIDTH)];
    expect(first[7 * WIDTH + 15]).toBeGreaterThanOrEqual(10);
    expect(first[7 * WIDTH + 15]).toBeLessThan(first[13 * WIDTH + 15]!);
    expect(first[13 * WIDTH + 15]).toBeLessThanOrEqual(90);
    expect(second.every((value) => Math.abs(value - 200) < 1e-3)).toBe(true);
  });
});

describe('a photo', () => {
  const planes = new Float32Array(3 * HEIGHT * WIDTH).fill(60);
  planes.set(planesOf((_, x) => (x < WIDTH / 2 ? 0 : 200)));
  const photo = { height: HEIGHT, width: WIDTH, planes };

  it('has a mean colour', () => {
    expect([...meanOf(photo)]).toEqual([100, 60, 60]);
  });

  it('is blurred with the border continued', () => {
    const { planes: soft } = blurred(photo);
    expect(soft[0]).toBeLessThan(1);
    expect(soft[WIDTH / 2 - 1]! + soft[WIDTH / 2]!).toBeCloseTo(200, 1);
    expect(soft[WIDTH - 1]).toBeGreaterThan(199);
    expect(soft[HEIGHT * WIDTH + 5]).toBeCloseTo(60, 3);
  });
});
