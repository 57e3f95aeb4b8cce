import { describe, expect, it } from 'vitest';
import type { Cell, Finished } from '../../src/cells/cell';
import { drawnOf, scaleOf } from '../../src/cells/drawn';
import type { MapHeader, Range } from '../../src/api/types';

const PLANE = { height: 1, width: 1, values: Float32Array.of(1) };
const SMOOTH = { height: 1, width: 1, values: Float32Array.of(0.5) };

function finished(range: Range, smoothRange: Range | null = null, notice: string | null = null): Finished {
  const shown = { raw: PLANE, rawRange: range, smooth: smoothRange === null ? null : SMOOTH, smoothRange };
  return { header: { notice } as Partial<MapHeader>, shown } as Partial<Finished> as Finished;
}

function cells(...all: (Finished | null)[]): Cell[] {
  return all.map((each) => ({ finished: each }) as Partial<Cell> as Cell);
}

const RAW = { smooth: false };
const SEQUENTIAL = (low: number, high: number): Range => ({ signed: false, low, high });
const SIGNED = (high: number): Range => ({ signed: true, low: -high, high });

describe('what is drawn', () => {
  it('is smoothed where that is wanted and possible', () => {
    const both = finished(SIGNED(3), SIGNED(2));
    expect(drawnOf(both, { smooth: true })).toEqual({ plane: SMOOTH, range: SIGNED(2) });
    expect(drawnOf(both, RAW)).toEqual({ plane: PLANE, range: SIGNED(3) });
    expect(drawnOf(finished(SIGNED(3)), { smooth: true })!.range).toEqual(SIGNED(3));
  });

  it('is nothing where there is nothing to see', () => {
    expect(drawnOf(finished(SIGNED(3), null, 'the map is zero everywhere'), RAW)).toBeNull();
    expect(drawnOf({ ...finished(SIGNED(3)), shown: null }, RAW)).toBeNull();
  });
});

describe('a shared scale', () => {
  it('spans those of all maps', () => {
    expect(scaleOf(cells(finished(SEQUENTIAL(0, 2)), finished(SEQUENTIAL(-1, 1)), null), RAW)).toEqual(SEQUENTIAL(-1, 2));
  });

  it('is signed if one of them is, with zero in the middle', () => {
    expect(scaleOf(cells(finished(SEQUENTIAL(0, 5)), finished(SIGNED(2))), RAW)).toEqual(SIGNED(5));
  });

  it('is that of what is drawn: smoothed, and without maps that are empty', () => {
    expect(scaleOf(cells(finished(SIGNED(9), SIGNED(2)), finished(SIGNED(50), null, 'zero')), { smooth: true })).toEqual(SIGNED(2));
  });

  it('is none without maps', () => {
    expect(scaleOf(cells(null, finished(SIGNED(1), null, 'zero')), RAW)).toBeNull();
  });
});
