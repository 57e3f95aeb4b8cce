import { describe, expect, it } from 'vitest';
import { coveredShare, emptyMask } from '../../src/brush/mask';
import { isCovered, maskOf, segmentAt, segmentsOf, withSegment } from '../../src/brush/segments';

const LABELS = [0, 0, 700, 0, 700, 700];
const segments = segmentsOf({ header: { shape: [2, 3], count: 2 }, data: new Uint8Array(Uint16Array.from(LABELS).buffer) });

describe('segments', () => {
  it('are read with two bytes per pixel', () => {
    expect([...segments.labels]).toEqual(LABELS);
    expect([...maskOf(segments, 700).pixels]).toEqual([0, 0, 1, 0, 1, 1]);
  });

  it('are found at places, and nowhere else', () => {
    expect(segmentAt(segments, { y: 0.2, x: 0.9 })).toBe(700);
    expect(segmentAt(segments, { y: 0.9, x: 0.1 })).toBe(0);
    expect(segmentAt(segments, { y: 1, x: 0.5 })).toBeNull();
    expect(segmentAt(segments, { y: 0.5, x: -0.01 })).toBeNull();
  });

  it('are covered and uncovered as a whole', () => {
    const covered = withSegment(segments, 700, emptyMask(2, 3), true);
    expect(coveredShare(covered)).toBe(0.5);
    expect(isCovered(segments, 700, covered)).toBe(true);
    expect(isCovered(segments, 0, covered)).toBe(false);
    expect(coveredShare(withSegment(segments, 700, covered, false))).toBe(0);
  });

  it('count as covered from more than a half on', () => {
    const part = { height: 2, width: 3, pixels: Uint8Array.from([1, 0, 1, 0, 1, 0]) };
    expect(isCovered(segments, 700, part)).toBe(true);
    expect(isCovered(segments, 0, part)).toBe(false);
  });
});
