import { expect, it } from 'vitest';
import { resized, valueAt } from '../../src/map/plane';
import { valueAtPlace } from '../../src/map/place';
import { VALUES } from './values';

// Of org.vizsla.render.Bilinear, to 4 rows of 9.
const RESIZED = [
  0.065209, 0.289881, 0.664336, 0.634423, 0.503419, 0.028643, -0.3535, -0.365113, -0.37208,
  -0.751193, 0.119348, 1.570248, 1.039993, 0.014449, -0.071571, -0.133799, -0.100862, -0.081099,
  0.374999, 0.194109, -0.107375, -0.0939, -0.001684, 1.25307, 2.047719, 1.001949, 0.374487,
  -0.36419, -0.813754, -1.563028, -1.167718, -0.486263, 0.034446, 0.45666, 0.484896, 0.501837,
];

it('interpolates between pixel centres as the command line does', () => {
  const { height, width, values } = resized(VALUES, 4, 9);
  expect([height, width]).toEqual([4, 9]);
  values.forEach((value, i) => expect(value).toBeCloseTo(RESIZED[i]!, 5));
});

it('leaves a plane of the size alone', () => {
  expect(resized(VALUES, 7, 5)).toBe(VALUES);
});

it('goes on with the border outside', () => {
  expect(valueAt(VALUES, -3, -1)).toBe(VALUES.values[0]);
  expect(valueAt(VALUES, 99, 99)).toBe(VALUES.values[34]);
});

it('has a pixel of its own in the middle of its share', () => {
  expect(valueAtPlace(VALUES, { y: 2.5 / 7, x: 3.5 / 5 })).toBeCloseTo(VALUES.values[2 * 5 + 3]!, 5);
});
