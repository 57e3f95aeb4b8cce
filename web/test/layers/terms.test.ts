import { describe, expect, it } from 'vitest';
import type { UnitTerms } from '../../src/api/types';
import { largestOf, largestProducts, othersOf, termsOf } from '../../src/layers/terms';

const place = { input: 'features.2', top: 3, left: -1, down: 1, along: 1 };
// Two channels of 1 × 3, of which the second counts more.
const sum: UnitTerms = { ...place, shape: [2, 1, 3], patch: [1, 2, 0, 4, 0, 1], kernel: [0.5, -1, 3, 1, 2, -0.5], channels: [7, 40], rest: 0.25, bias: 0.125, sum: 2.375 };

describe('termsOf', () => {
  const terms = termsOf(sum);

  it('has the channel with the largest sum of products first', () => {
    expect(terms.map(({ channel, sum: own }) => [channel, own])).toEqual([
      [40, 3.5],
      [7, -1.5],
    ]);
    expect(terms[1]).toMatchObject({ patch: [1, 2, 0], kernel: [0.5, -1, 3], products: [0.5, -2, 0] });
  });

  it('adds up to the unit’s sum, with what is not shown and the bias', () => {
    expect(terms[0]!.sum + othersOf(terms, 1, sum.rest)! + sum.bias!).toBe(sum.sum);
    expect(othersOf(terms, 2, sum.rest)).toBe(0.25);
    expect(othersOf(terms, 1, null)).toBeNull();
  });

  it('has no products of a pool, which looks beyond the border', () => {
    const [pool] = termsOf({ ...place, shape: [1, 1, 3], patch: [null, -4, 2], kernel: null, channels: [5], rest: 0, bias: 0, sum: 2 });
    expect(pool).toEqual({ channel: 5, patch: [null, -4, 2], kernel: null, products: null, sum: 0 });
    expect(largestOf([pool!.patch])).toBe(4);
  });
});

describe('largestProducts', () => {
  it('has them by magnitude, with their places', () => {
    expect(largestProducts(termsOf(sum), 3, 2)).toEqual([
      { channel: 40, row: 0, column: 0, value: 4, factor: 1, product: 4 },
      { channel: 7, row: 0, column: 1, value: 2, factor: -1, product: -2 },
    ]);
  });
});
