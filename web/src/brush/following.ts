import { computed, effect, signal } from '@preact/signals';
import { bitsOf } from '../api/bits';
import type { Failure } from '../api/failure';
import type { BrushAsk, ClassScore } from '../api/types';
import { BRUSH, recordWhenShown } from '../measures';
import { answer, className, scoreOf, targetScore } from '../state/answers';
import { asked, tab } from '../state/choice';
import { Latest } from '../state/latest';
import { openNetwork } from '../state/networks';
import { client } from '../state/serve';
import { coveredShare } from './mask';
import { fill, mask } from './painting';

const MOST_POINTS = 600;

/** What the network said when a part of the picture was covered. */
export interface Followed {
  /** The covered share, 0 to 1. */
  covered: number;
  /** The class that was first. */
  first: ClassScore;
  /** The classes that have bars, in their order. */
  scores: ClassScore[];
}

/** The classes that have bars: those that are first when nothing is covered, and the explained one. */
export const barred = computed<ClassScore[]>(() => {
  const ranking = answer.value?.ranking ?? [];
  const chosen = targetScore.value;
  return chosen === null || ranking.some(({ index }) => index === chosen.index) ? ranking : [...ranking, chosen];
});

/** The last answer; null while nothing is covered. */
export const followed = signal<Followed | null>(null);
/** The answers since the picture was opened, as far back as they are drawn; another class or fill begins anew. */
export const trace = signal<Followed[]>([]);
export const followFailure = signal<Failure | null>(null);

const latest = new Latest<{ question: BrushAsk; classes: number[]; covered: number; since: number }, Followed>(
  async ({ question, classes, covered }, signal) => {
    const { scores, probabilities, ranking } = await client.brush(question, { signal });
    return { covered, first: ranking[0]!, scores: classes.map((index) => ({ index, name: className(index), score: scores[index]!, probability: probabilities?.[index] ?? null })) };
  },
  (said, { since }) => {
    hear(said);
    recordWhenShown(BRUSH, since);
  },
  (failure) => (followFailure.value = failure),
);

function hear(said: Followed): void {
  followFailure.value = null;
  followed.value = said.covered === 0 ? null : said;
  trace.value = [...trace.peek(), said].slice(-MOST_POINTS);
}

const classes = computed(() => barred.value.map(({ index }) => index).join());
const isMaskOfInput = computed(() => {
  const input = openNetwork.value?.input;
  return input?.height === mask.value.height && input.width === mask.value.width;
});
let followedSubject = '';

effect(() => {
  if (tab.value !== 'brush' || asked.value === null || classes.value === '' || !isMaskOfInput.value) {
    return;
  }
  const since = performance.now();
  const indices = classes.value.split(',').map(Number);
  const scores = indices.map((index) => scoreOf(index)!);
  const uncovered = { covered: 0, first: scores[0]!, scores };
  const subject = JSON.stringify([asked.value, classes.value, fill.value]);
  if (subject !== followedSubject) {
    followedSubject = subject;
    latest.drop();
    trace.value = [uncovered];
  }
  const covered = coveredShare(mask.value);
  if (covered === 0) {
    latest.drop();
    followed.value = null;
    if (trace.peek().at(-1)?.covered !== 0) {
      hear(uncovered);
    }
  } else {
    const { height, width, pixels } = mask.value;
    latest.ask({ question: { ...asked.value, fill: fill.value, mask: bitsOf(pixels, height, width) }, classes: indices, covered, since });
  }
});
