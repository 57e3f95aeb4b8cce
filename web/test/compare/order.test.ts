import { describe, expect, it } from 'vitest';
import { mean, ordered, type Merits } from '../../src/compare/order';

const UNKNOWN: Merits = { failed: null, inside: null, deletion: null };
const ROWS: Record<string, Merits> = {
  a: { failed: 2, inside: 0.5, deletion: null },
  b: UNKNOWN,
  c: { failed: 0, inside: 0.7, deletion: -0.1 },
  d: { failed: 0, inside: null, deletion: 0.4 },
  e: { failed: 1, inside: 0.7, deletion: 0.1 },
};

function names(order: Parameters<typeof ordered>[2]): string {
  return ordered(Object.keys(ROWS), (name) => ROWS[name]!, order).join('');
}

describe('rows', () => {
  it('stay as they were chosen', () => expect(names('chosen')).toBe('abcde'));
  it('have failed self-checks last', () => expect(names('checks')).toBe('cdeab'));
  it('have the most energy inside first, and those of which it is not known last', () => expect(names('inside')).toBe('ceabd'));
  it('have first what falls fastest against the random order, and below random before unknown', () => expect(names('deletion')).toBe('decab'));

  it('are not changed themselves', () => {
    const rows = ['b', 'a'];
    ordered(rows, (name) => ROWS[name]!, 'checks');
    expect(rows).toEqual(['b', 'a']);
  });
});

describe('a mean', () => {
  it('is null of nothing', () => {
    expect(mean([])).toBeNull();
    expect(mean([1, 2, 6])).toBe(3);
  });
});
