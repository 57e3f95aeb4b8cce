import { describe, expect, it } from 'vitest';
import { meritText } from '../../src/compare/meritText';

describe('what a row is sorted by', () => {
  const merits = { failed: 1, inside: 0.6479, deletion: -0.0312 };

  it.each([
    ['chosen', ''],
    ['checks', '1 check failed'],
    ['inside', '64.8 % inside'],
    ['deletion', '0.031 above random'],
  ] as const)('is said for the order %s', (order, words) => expect(meritText(merits, order)).toBe(words));

  it('is not said before it is known', () => {
    for (const order of ['checks', 'inside', 'deletion'] as const) {
      expect(meritText({ failed: null, inside: null, deletion: null }, order)).toBe('');
    }
  });
});
