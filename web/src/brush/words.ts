import type { ClassScore } from '../api/types';
import { readable } from '../map/range';
import { percentage } from '../ui/words';

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

/** What covering does to a class; numbers do not leave their percent signs at the end of a line. */
export function changeInWords(before: ClassScore, after: ClassScore, covered: number): string {
  const [from, to] = [valueText(before), valueText(after)];
  const verb = from === to ? `stays at ${to}` : `${valueOf(after) < valueOf(before) ? 'falls' : 'rises'} from ${from} to ${to}`;
  return `“${after.name}” ${verb} with ${shareText(covered)} of the picture covered.`.replaceAll(' %', '\u00a0%');
}
