import { expect, it } from 'vitest';
import { found } from '../../src/ui/search';

const NAMES = ['tiger cat', 'tabby cat', 'catamaran', 'Egyptian cat', "jack-o'-lantern", 'Schipperke', 'café'];
const search = (query: string, most = 9) => found(NAMES, query, (name) => name, most);

it('has names that begin with the words first, then words that do, then the rest', () => {
  expect(search('cat')).toEqual(['catamaran', 'tiger cat', 'tabby cat', 'Egyptian cat']);
});

it('wants all words', () => {
  expect(search('cat tig')).toEqual(['tiger cat']);
});

it('ignores case, accents and punctuation', () => {
  expect(search('JACK O LANTERN')).toEqual(["jack-o'-lantern"]);
  expect(search('cafe')).toEqual(['café']);
});

it('finds no more than are wanted, and all without a query', () => {
  expect(search('cat', 2)).toHaveLength(2);
  expect(search(' ')).toEqual(NAMES);
});
