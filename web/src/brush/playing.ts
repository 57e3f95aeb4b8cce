import { computed, effect, signal } from '@preact/signals';
import { failureOf, isAbort, type Failure } from '../api/failure';
import type { DeletionAsk, DeletionHeader, DeletionPoint, Progress } from '../api/types';
import { ask, tab } from '../state/choice';
import { mapOf } from '../state/maps';
import { client } from '../state/serve';
import type { Mask } from './mask';
import { firstOf, orderOf } from './order';
import { fill, mask } from './painting';

const STEPS = 25;

/** A deletion that runs or has ended. */
export interface Play {
  points: DeletionPoint[];
  areas: DeletionHeader['areas'] | null;
  progress: Progress | null;
  isRunning: boolean;
  failure: Failure | null;
  /** The pixels in the order in which they are deleted; null until the map is there. */
  order: Uint32Array | null;
}

export const play = signal<Play | null>(null);
/** The step that the picture shows; null where it shows what was painted. */
export const shownStep = signal<number | null>(null);

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
  const update = (change: (now: Play) => Partial<Play>): void => {
    if (running === own && play.peek() !== null) {
      play.value = { ...play.peek()!, ...change(play.peek()!) };
    }
  };
  const fail = (thrown: unknown): void => update(() => ({ isRunning: false, failure: isAbort(thrown) ? null : failureOf(thrown) }));
  play.value = { points: [], areas: null, progress: null, isRunning: true, failure: null, order: null };
  shownStep.value = null;
  const { fill: _fill, steps: _steps, ...ofMap } = asked;
  mapOf(ofMap, { signal: own.signal }).then(({ shown }) => update(() => ({ order: shown === null ? null : orderOf(shown.raw) })), () => undefined);
  client
    .deletion(asked, {
      signal: own.signal,
      onProgress: (progress) => {
        const { point } = progress;
        update(({ points }) => ({ progress, ...(point === undefined ? {} : { points: [...points, point] }) }));
        if (point !== undefined && running === own) {
          shownStep.value = play.peek()!.points.length - 1;
        }
      },
    })
    .then(({ header }) => update(() => ({ points: header.curve, areas: header.areas, isRunning: false })), fail);
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

/** What the picture shows covered: what was painted, or what the map deletes first. */
export const shownMask = computed<Mask>(() => {
  const order = play.value?.order ?? null;
  const point = shownStep.value === null ? undefined : play.value?.points[shownStep.value];
  return order === null || point === undefined ? mask.value : firstOf(order, point.fraction, mask.value);
});
