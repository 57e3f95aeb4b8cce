import { describe, expect, it } from 'vitest';
import { changeInWords, deletedInWords, shareText } from '../../src/brush/words';

const fox = { index: 3, name: 'red fox', score: 9.5, probability: 0.917 };

describe('changeInWords', () => {
  it('says what covering does to a class, with unbroken percentages', () => {
    expect(changeInWords(fox, { ...fox, probability: 0.052 }, 0.128)).toBe('“red fox” falls from 91.7\u00a0% to 5.2\u00a0% with 13\u00a0% of the picture covered.');
    expect(changeInWords(fox, { ...fox, probability: 0.95 }, 0.004)).toBe('“red fox” rises from 91.7\u00a0% to 95.0\u00a0% with 0.4\u00a0% of the picture covered.');
    expect(changeInWords(fox, { ...fox, probability: 0.9171 }, 0.5)).toBe('“red fox” stays at 91.7\u00a0% with 50\u00a0% of the picture covered.');
  });

  it('has scores where there are no probabilities', () => {
    const scored = { ...fox, probability: null };
    expect(changeInWords(scored, { ...scored, score: -2 }, 1)).toBe('“red fox” falls from 9.5 to −2 with 100\u00a0% of the picture covered.');
  });
});

describe('deletedInWords', () => {
  it('has both orders', () => {
    expect(deletedInWords(fox, { fraction: 0.2, map: 0.1, random: 0.8 })).toBe('With 20\u00a0% deleted, “red fox” has 10.0\u00a0% in the map’s order, 80.0\u00a0% in random order.');
  });
});

describe('shareText', () => {
  it('has decimals below one percent only', () => {
    expect([0, 0.0012, 0.013, 1].map(shareText)).toEqual(['0 %', '0.1 %', '1 %', '100 %']);
  });
});
