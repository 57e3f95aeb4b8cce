import { effect, signal, type ReadonlySignal } from '@preact/signals';
import type { Options } from '../api/client';
import { failureOf, isAbort, type Failure } from '../api/failure';
import type { Progress } from '../api/types';

/** What is known of something that was asked for. */
export interface Loaded<Q, A> {
  /** What is asked now. */
  question: Q | null;
  /** The last answer; it may be to an earlier question while the next is awaited. */
  answer: A | null;
  /** What the answer is to. */
  answered: Q | null;
  isWaiting: boolean;
  isCancelled: boolean;
  progress: Progress | null;
  failure: Failure | null;
}

export interface Resource<Q, A> {
  state: ReadonlySignal<Loaded<Q, A>>;
  cancel: () => void;
  /** Asks the same again. */
  repeat: () => void;
}

/** Something that is asked for anew whenever the question changes; what was asked before is cancelled then. */
export function resource<Q, A>(question: () => Q | null, askFor: (question: Q, options: Options) => Promise<A>): Resource<Q, A> {
  const state = signal<Loaded<Q, A>>({ question: null, answer: null, answered: null, isWaiting: false, isCancelled: false, progress: null, failure: null });
  let running = new AbortController();
  let key = '';

  const run = (asked: Q): void => {
    running.abort();
    const current = new AbortController();
    running = current;
    const update = (change: Partial<Loaded<Q, A>>): void => {
      if (running === current) {
        state.value = { ...state.peek(), ...change };
      }
    };
    update({ question: asked, isWaiting: true, isCancelled: false, progress: null, failure: null });
    askFor(asked, { signal: current.signal, onProgress: (progress) => update({ progress }) }).then(
      (answer) => update({ answer, answered: asked, isWaiting: false, progress: null }),
      (thrown: unknown) => update(isAbort(thrown) ? { isWaiting: false, isCancelled: true } : { isWaiting: false, failure: failureOf(thrown) }),
    );
  };

  effect(() => {
    const asked = question();
    const next = asked === null ? '' : JSON.stringify(asked);
    if (next !== key) {
      key = next;
      if (asked === null) {
        running.abort();
        running = new AbortController();
        state.value = { ...state.peek(), question: null, isWaiting: false, progress: null, failure: null };
      } else {
        run(asked);
      }
    }
  });

  return {
    state,
    cancel: () => running.abort(),
    repeat: () => {
      const asked = state.peek().question;
      if (asked !== null) {
        run(asked);
      }
    },
  };
}
