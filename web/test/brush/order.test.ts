import { describe, expect, it } from 'vitest';
import { firstOf, orderOf } from '../../src/brush/order';

const plane = { height: 2, width: 3, values: Float32Array.from([0.5, -2, 3, 0.5, 0, 1]) };

describe('orderOf', () => {
  it('begins with the largest value, with its sign', () => {
    expect([...orderOf(plane)]).toEqual([2, 5, 0, 3, 4, 1]);
  });
});

describe('firstOf', () => {
  it('covers as many pixels as the share says', () => {
    const order = orderOf(plane);
    expect([...firstOf(order, 0.5, plane).pixels]).toEqual([1, 0, 1, 0, 0, 1]);
    expect([...firstOf(order, 0, plane).pixels]).toEqual([0, 0, 0, 0, 0, 0]);
    expect([...firstOf(order, 1, plane).pixels]).toEqual([1, 1, 1, 1, 1, 1]);
  });
});
