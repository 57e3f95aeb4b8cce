import { expect, it } from 'vitest';
import { grouped, percentage, sentence } from '../../src/ui/words';

it('shows only exact probabilities as 0 or 100 %', () => {
  expect([0, 1e-9, 0.0004, 0.917, 0.9996, 1].map(percentage)).toEqual(['0.0 %', '< 0.1 %', '< 0.1 %', '91.7 %', '> 99.9 %', '100.0 %']);
});

it('makes a sentence of a message', () => {
  expect(sentence('there is no layer conv9; did you mean conv1?')).toBe('There is no layer conv9; did you mean conv1?');
  expect(sentence(' the map is zero ')).toBe('The map is zero.');
  expect(sentence('cat.png is not an image')).toBe('cat.png is not an image.');
  expect(sentence('')).toBe('');
});

it('groups digits', () => {
  expect([7, 999, 1000, 915660, 1234567].map(grouped)).toEqual(['7', '999', '1,000', '915,660', '1,234,567']);
});
