import type { ClassScore, DeletionPoint } from '../api/types';
import { readable } from '../map/range';
import { percentage } from '../ui/words';

// Percent signs stay beside their numbers where lines break.
const NARROW_PERCENT = '\u00a0%';

/** A class's probability, or its score where the network has none. */
export function valueOf({ probability, score }: ClassScore): number {
  return probability ?? score;
}

export function valueText(score: ClassScore): string {
  return score.probability === null ? readable(score.score) : percentage(score.probability);
}

/** A share of the picture in words, without decimals from one percent on. */
export function shareText(share: number): string {
  return share > 0 && share < 0.01 ? `${(100 * share).toFixed(1)} %` : `${Math.round(100 * share)} %`;
}

/** What covering does to a class. */
export function changeInWords(before: ClassScore, after: ClassScore, covered: number): string {
  const [from, to] = [valueText(before), valueText(after)];
  const verb = from === to ? `stays at ${to}` : `${valueOf(after) < valueOf(before) ? 'falls' : 'rises'} from ${from} to ${to}`;
  return `“${after.name}” ${verb} with ${shareText(covered)} of the picture covered.`.replaceAll(' %', NARROW_PERCENT);
}

/** What deleting in a map's order, and in random order, leaves of a class. */
export function deletedInWords({ name, probability }: ClassScore, { fraction, map, random }: DeletionPoint): string {
  const text = (value: number): string => (probability === null ? readable(value) : percentage(value));
  return `With ${shareText(fraction)} deleted, “${name}” has ${text(map)} in the map’s order, ${text(random)} in random order.`.replaceAll(' %', NARROW_PERCENT);
}
