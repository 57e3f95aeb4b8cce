/**
 * The options that a search finds, best first: names that begin with the words, then names with words that do, then the others that contain them all.
 *
 * @param most how many are wanted
 */
export function found<T>(options: readonly T[], query: string, nameOf: (option: T) => string, most: number): T[] {
  const words = folded(query).split(' ').filter((word) => word !== '');
  if (words.length === 0) {
    return options.slice(0, most);
  }
  const ranked: { option: T; rank: number; length: number }[] = [];
  for (const option of options) {
    const name = folded(nameOf(option));
    if (words.every((word) => name.includes(word))) {
      const rank = name.startsWith(words.join(' ')) ? 0 : words.every((word) => ` ${name}`.includes(` ${word}`)) ? 1 : 2;
      ranked.push({ option, rank, length: name.length });
    }
  }
  ranked.sort((a, b) => a.rank - b.rank || a.length - b.length);
  return ranked.slice(0, most).map(({ option }) => option);
}

/** Lower case, without accents, and with single spaces for all that is no letter and no digit. */
function folded(text: string): string {
  return text
    .normalize('NFD')
    .replace(/\p{Mark}/gu, '')
    .toLowerCase()
    .replace(/[^\p{Letter}\p{Number}]+/gu, ' ')
    .trim();
}
