import { expect, it } from 'vitest';
import { smoothed } from '../../src/map/smoothing';
import { VALUES } from './values';

// Of org.vizsla.render.heat.Smoothing.
const SMOOTH = [
  0.31332, 0.447839, 0.285067, -0.071981, -0.284378,
  0.347476, 0.401845, 0.105806, -0.176383, -0.288578,
  0.528039, 0.490622, 0.229671, 0.141729, 0.213484,
  0.628203, 0.42564, 0.376953, 0.638908, 0.882282,
  0.057725, -0.104106, 0.119891, 0.600692, 0.804182,
  -0.604071, -0.679376, -0.308202, 0.24002, 0.440792,
  -0.760099, -0.831775, -0.411266, 0.171513, 0.436843,
];

it('smooths as the command line does', () => {
  const { height, width, values } = smoothed(VALUES);
  expect([height, width]).toEqual([7, 5]);
  values.forEach((value, i) => expect(value).toBeCloseTo(SMOOTH[i]!, 5));
});

it('keeps what is the same everywhere', () => {
  const even = smoothed({ height: 3, width: 4, values: new Float32Array(12).fill(0.5) });
  even.values.forEach((value) => expect(value).toBeCloseTo(0.5, 6));
});
