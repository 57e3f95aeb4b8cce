import { computed, effect, signal } from '@preact/signals';
import { failureOf, isAbort, type Failure } from '../api/failure';
import type { DeletionAsk, DeletionHeader, DeletionPoint, Progress } from '../api/types';
import { ask, tab } from '../state/choice';
import { client } from '../state/serve';
import { mostTelling } from './mostTelling';
import { fill, mask } from './painting';

const STEPS = 25;

/** A deletion that runs or has ended. */
export interface Play {
  points: DeletionPoint[];
  areas: DeletionHeader['areas'] | null;
  progress: Progress | null;
  isRunning: boolean;
  failure: Failure | null;
}

export const play = signal<Play | null>(null);
/** The step that the pictures show; null where there is the picture that is painted. */
export const shownStep = signal<number | null>(null);
export const shownPoint = computed(() => (shownStep.value === null ? null : (play.value?.points[shownStep.value] ?? null)));

const question = computed<DeletionAsk | null>(() => (ask.value === null ? null : { ...ask.value, fill: fill.value, steps: STEPS }));
let running = new AbortController();

/** Deletes pixels in the map's order and in random order, and follows the network's answers. */
export function start(): void {
  const asked = question.peek();
  if (asked === null) {
    return;
  }
  running.abort();
  const own = new AbortController();
  running = own;
  const update = (change: Partial<Play>): void => {
    if (running === own && play.peek() !== null) {
      play.value = { ...play.peek()!, ...change };
    }
  };
  const follow = (progress: Progress): void => {
    const { points } = play.peek() ?? { points: [] };
    update({ progress });
    if (progress.point !== undefined && running === own) {
      update({ points: [...points, progress.point] });
      shownStep.value = isStill() ? null : points.length;
    }
  };
  play.value = { points: [], areas: null, progress: null, isRunning: true, failure: null };
  shownStep.value = null;
  client.deletion(asked, { signal: own.signal, onProgress: follow }).then(
    ({ header }) => {
      update({ areas: header.areas, isRunning: false });
      if (running === own) {
        shownStep.value = mostTelling(header.curve);
      }
    },
    (thrown: unknown) => update({ isRunning: false, failure: isAbort(thrown) ? null : failureOf(thrown) }),
  );
}

/** Whether pictures that change by themselves are unwelcome. */
function isStill(): boolean {
  return matchMedia('(prefers-reduced-motion: reduce)').matches;
}

/** Stops it; what there is of the curve stays. */
export function stop(): void {
  running.abort();
  const now = play.peek();
  if (now !== null && now.isRunning) {
    play.value = { ...now, isRunning: false };
  }
}

// Another question begins anew, and who paints wants to see what he paints.
let last = '';
effect(() => {
  const now = JSON.stringify(question.value);
  if (now !== last) {
    last = now;
    running.abort();
    play.value = null;
    shownStep.value = null;
  }
});
effect(() => {
  if (tab.value !== 'brush') {
    stop();
  }
});
effect(() => {
  void mask.value;
  shownStep.value = null;
});
