import { describe, expect, it } from 'vitest';
import { wrapped } from '../../src/report/wrapped';

describe('a wrapped text', () => {
  it('breaks between words', () => expect(wrapped('one two three  four', 9)).toEqual(['one two', 'three', 'four']));
  it('cuts words that are longer than a line', () => expect(wrapped('a abcdefghij b', 4)).toEqual(['a', 'abcd', 'efgh', 'ij b']));
  it('counts wide letters twice, and cuts no letter', () => expect(wrapped('犬猫鳥魚 🐕🐕🐕', 4)).toEqual(['犬猫', '鳥魚', '🐕🐕🐕']));
  it('is nothing for nothing', () => expect(wrapped('  ', 9)).toEqual([]));
});
