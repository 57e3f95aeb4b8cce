import { describe, expect, it } from 'vitest';
import { isSpatial, noticeOf, shownMap } from '../../src/site/shownMap';

const shape = [1, 2, 2, 2];

describe('a map', () => {
  it('is summed over channels and brought to the size of the input', () => {
    const { raw, smooth } = shownMap({ shape, values: Float32Array.of(1, 2, 3, 4, 10, 20, 30, 40) }, { height: 2, width: 2 });
    expect([...raw.values]).toEqual([11, 22, 33, 44]);
    expect(smooth).not.toBeNull();
    const large = shownMap({ shape, values: Float32Array.of(1, 2, 3, 4, 10, 20, 30, 40) }, { height: 4, width: 4 });
    expect([large.raw.height, large.raw.width, large.raw.values[0], large.raw.values[15]]).toEqual([4, 4, 11, 44]);
    expect(large.smooth).toBeNull();
  });

  it.each([
    [[0, 0, 0, 0, 0, 0, 0, 0], 'The map is zero everywhere.'],
    [[3, 3, 3, 3, 3, 3, 3, 3], 'The map is the same everywhere.'],
    [[1, 2, 3, 4, -1, -2, -3, -4], 'The map is zero when summed over channels.'],
    [[1, 2, 3, 4, 4, 3, 2, 1], 'The map is the same everywhere.'],
    [[-1, -2, -3, -4, -4, -3, -2, -1], null],
    [[1, 0, 0, 0, NaN, 0, 0, 0], 'The map has values that are infinite or not a number.'],
    [[1, 2, 3, 4, 1, 2, 3, 4], null],
  ])('of %j shows this instead of colours: %s', (values, notice) => {
    expect(noticeOf({ shape, values: Float32Array.from(values) })).toBe(notice);
  });

  it('of channels is no map of places', () => {
    const channels = { shape: [1, 3], values: Float32Array.of(1, 2, 3) };
    expect(isSpatial(channels)).toBe(false);
    expect(noticeOf(channels)).toBeNull();
  });
});
