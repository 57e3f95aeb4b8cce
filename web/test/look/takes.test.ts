import { expect, it } from 'vitest';
import { controlOf } from '../../src/look/takes';

it.each([
  ['true or false', { kind: 'one of', values: ['true', 'false'] }],
  ['one of ridge, lasso', { kind: 'one of', values: ['ridge', 'lasso'] }],
  ['a whole number, 1 to 100000', { kind: 'number', whole: true, least: 1, most: 100000 }],
  ['a number, 0.001 to 0.999', { kind: 'number', whole: false, least: 0.001, most: 0.999 }],
  ['auto, the name of a layer, or several, comma-separated', { kind: 'layer' }],
  ['zero, black, white, blur:SIGMA, noise:COUNT, picture:FILE, or several joined by +', { kind: 'text' }],
])('%s', (takes, control) => {
  expect(controlOf(takes)).toEqual(control);
});
