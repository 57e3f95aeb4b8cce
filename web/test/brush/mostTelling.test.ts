import { expect, it } from 'vitest';
import { mostTelling } from '../../src/brush/mostTelling';

const point = (fraction: number, map: number, random: number) => ({ fraction, map, random });

it('is the step where the two orders differ most, in either direction, and the first of such', () => {
  expect(mostTelling([point(0, 1, 1), point(0.25, 0.5, 0.9), point(0.5, 0.1, 0.8), point(0.75, 0.1, 0.8), point(1, 0, 0)])).toBe(2);
  expect(mostTelling([point(0, 1, 1), point(0.5, 0.9, 0.1), point(1, 0, 0)])).toBe(1);
});
