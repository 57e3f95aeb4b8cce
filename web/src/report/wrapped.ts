const WIDE = /[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe4f\uff00-\uff60\uffe0-\uffe6]/;

/**
 * A text in lines, for where nothing wraps by itself. Widths are estimated, in average letters; what is wide, such as Chinese characters, counts twice. A word that
 * is longer than a line is cut.
 */
export function wrapped(text: string, width: number): string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(/\s+/).filter((part) => part !== '').flatMap((part) => pieces(part, width))) {
    if (line === '') {
      line = word;
    } else if (widthOf(line) + 1 + widthOf(word) <= width) {
      line += ` ${word}`;
    } else {
      lines.push(line);
      line = word;
    }
  }
  return line === '' ? lines : [...lines, line];
}

function pieces(word: string, width: number): string[] {
  const parts: string[] = [];
  let part = '';
  for (const letter of word) {
    if (part !== '' && widthOf(part) + widthOf(letter) > width) {
      parts.push(part);
      part = '';
    }
    part += letter;
  }
  return [...parts, part];
}

function widthOf(text: string): number {
  let width = 0;
  for (const letter of text) {
    width += WIDE.test(letter) ? 2 : 1;
  }
  return width;
}
