import { expect, it } from 'vitest';
import { bitsOf } from '../../src/api/bits';
import { outlineOf } from '../../src/map/outline';

it('runs along the edges of a region', () => {
  const region = bitsOf(Uint8Array.of(0, 0, 0, 0, 0, 1, 1, 0, 0, 0, 0, 0), 3, 4);
  expect(outlineOf(region)).toEqual({ height: 3, width: 4, path: 'M1 1h2M1 2h2M1 1v1M3 1v1' });
});

it("draws no line at the picture's edge", () => {
  expect(outlineOf(bitsOf(new Uint8Array(6).fill(1), 2, 3)).path).toBe('');
});
