import type { MapHeader, Picture } from '../api/types';
import { mapInWords } from '../map/words';
import { sentence } from '../ui/words';
import type { Finished } from './cell';
import type { Drawn } from './drawn';

/** A finished cell in words, for those who do not see it. */
export function cellInWords({ header, ask }: Finished, picture: Pick<Picture, 'name'>, drawn: Drawn | null): string {
  const what = `${header.title} for ${classesText(header)} over ${picture.name}, by ${ask.network}.`;
  const seen = drawn === null ? sentence(header.notice ?? 'Its values are no places; they are shown as bars') : mapInWords(drawn.plane, drawn.range);
  const failed = header.checks.filter(({ passed }) => !passed).map(({ words }) => `Self-check failed: ${sentence(words)}`);
  return [what, seen, ...failed].join(' ');
}

/** What is explained: `“cat”`, or `“cat” rather than “dog”`. */
export function classesText({ target, against }: Pick<MapHeader, 'target' | 'against'>): string {
  return `“${target.name}”${against === null ? '' : ` rather than “${against.name}”`}`;
}
