import { describe, expect, it } from 'vitest';
import type { Plane } from '../../src/map/plane';
import { position, rangeOf, readable, scaleLabels, sharedRange, strength } from '../../src/map/range';
import { VALUES } from './values';

function mapped(change: (value: number) => number): Plane {
  return { ...VALUES, values: VALUES.values.map(change) };
}

// Of org.vizsla.render.heat.HeatScale.
describe('a range', () => {
  it('ends at the 99th percentile of the magnitudes, with zero in the middle if there are values below it', () => {
    const { signed, low, high } = rangeOf(VALUES, false);
    expect(signed).toBe(true);
    expect(high).toBeCloseTo(2.99859985, 5);
    expect(low).toBe(-high);
  });

  it('ends at the largest value where values are interpolated', () => {
    expect(rangeOf(VALUES, true).high).toBeCloseTo(2.9999927, 5);
  });

  it('does not start at zero where a quarter of it would be empty', () => {
    const { signed, low, high } = rangeOf(mapped((value) => Math.abs(value) + 3), false);
    expect([signed, low]).toEqual([false, 3]);
    expect(high).toBeCloseTo(5.99859985, 5);
    expect(rangeOf(mapped((value) => Math.abs(value) + 0.1), false).low).toBe(0);
  });

  it('of several maps is signed if one of them is', () => {
    const positive = { signed: false, low: 0, high: 2 };
    expect(sharedRange([positive, { signed: false, low: 1, high: 3 }])).toEqual({ signed: false, low: 0, high: 3 });
    expect(sharedRange([positive, { signed: true, low: -1, high: 1 }])).toEqual({ signed: true, low: -2, high: 2 });
  });

  it('has strengths and places', () => {
    const signed = { signed: true, low: -2, high: 2 };
    const positive = { signed: false, low: 1, high: 3 };
    expect([strength(signed, -1), strength(signed, 5), strength(positive, 1), strength(positive, 2)]).toEqual([0.5, 1, 0, 0.5]);
    expect([position(signed, -2), position(signed, 0), position(signed, 1), position(positive, 2)]).toEqual([0, 0.5, 0.75, 0.5]);
  });

  it('has labels that people read', () => {
    expect(scaleLabels({ signed: false, low: 0, high: 0.25 })).toEqual(['0', '0.13', '0.25']);
    expect(scaleLabels({ signed: false, low: 0, high: 123456 })).toEqual(['0', '61728', '1.2e5']);
    expect(scaleLabels({ signed: true, low: -0.0001, high: 0.0001 })).toEqual(['−1.0e−4', '0', '+1.0e−4']);
  });

  it('has numbers with a real minus', () => {
    expect([-0.012345, 99.9, 12.34, 1234].map(readable)).toEqual(['−0.012', '100', '12', '1234']);
    expect([null, Infinity, NaN].map(readable)).toEqual(['not finite', 'not finite', 'not finite']);
  });
});
