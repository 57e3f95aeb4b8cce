import { signal } from '@preact/signals';
import { failureOf, isAbort, type Failure } from '../api/failure';
import type { Answer, Ask, MapHeader, Progress } from '../api/types';
import type { ShownMap } from '../map/shown';
import { answerTo } from '../state/answers';
import { mapOf } from '../state/maps';
import { networkOf } from '../state/networks';
import { Curve } from './curve';
import { askOf, type Question } from './question';
import type { Job, Queue } from './queue';

/** A map with all that is known about it. */
export interface Finished {
  /** What was asked, with the class by its index. */
  ask: Ask & { target: number };
  header: MapHeader;
  /** Null where the values are no places. */
  shown: ShownMap | null;
  answer: Answer;
}

export type CellState =
  | { phase: 'idle' | 'waiting' | 'cancelled' }
  | { phase: 'running'; what: string; progress: Progress | null }
  | { phase: 'done'; finished: Finished }
  | { phase: 'refused'; failure: Failure };

const HIDDEN = 2;
const SLOW = 1;

/** One map of many, which is computed when its turn comes: those on the screen first, and of these the fast ones. */
export class Cell implements Job {
  readonly state = signal<CellState>({ phase: 'idle' });
  /** How its deletion curve is; it is measured only if somebody asks for it. */
  readonly curve: Curve;
  isVisible = false;

  constructor(
    readonly question: Question,
    private readonly isSlow: boolean,
    private readonly queue: Queue,
  ) {
    this.curve = new Curve(this, queue);
  }

  get finished(): Finished | null {
    const state = this.state.value;
    return state.phase === 'done' ? state.finished : null;
  }

  rank(): number {
    return (this.isVisible ? 0 : HIDDEN) + (this.isSlow ? SLOW : 0);
  }

  /** Asks for the map if nobody has, or if it failed. */
  ask(): void {
    const { phase } = this.state.peek();
    if (phase !== 'waiting' && phase !== 'running' && phase !== 'done') {
      this.state.value = { phase: 'waiting' };
      this.queue.add(this);
    }
  }

  cancel(): void {
    this.stop('cancelled');
  }

  /** Takes it out of the queue as if it had never been asked for; a map that is finished stays. */
  rest(): void {
    this.stop('idle');
    this.curve.rest();
  }

  async run(signal: AbortSignal): Promise<void> {
    const tell = (what: string, progress: Progress | null = null): void => {
      if (!signal.aborted) {
        this.state.value = { phase: 'running', what, progress };
      }
    };
    const { of } = this.question;
    try {
      tell('Opening the network');
      const network = await networkOf(of.network, (progress) => tell('Opening the network', progress));
      signal.throwIfAborted();
      tell('Asking the network');
      const answer = await answerTo(of, (progress) => tell('Asking the network', progress));
      signal.throwIfAborted();
      tell('Computing');
      const ask = askOf(this.question, network);
      const { header, shown } = await mapOf(ask, { signal, onProgress: (progress) => tell('Computing', progress) });
      if (!signal.aborted) {
        this.state.value = { phase: 'done', finished: { ask: { ...ask, target: header.target.index }, header, shown, answer } };
      }
    } catch (thrown) {
      if (!signal.aborted) {
        this.state.value = isAbort(thrown) ? { phase: 'cancelled' } : { phase: 'refused', failure: failureOf(thrown) };
      }
    }
  }

  private stop(phase: 'idle' | 'cancelled'): void {
    const now = this.state.peek().phase;
    if (now === 'waiting' || now === 'running') {
      this.state.value = { phase };
      this.queue.remove(this);
    }
  }
}
