import { signal } from '@preact/signals';
import { failureOf, type Failure } from '../api/failure';
import type { DeletionHeader, Progress } from '../api/types';
import { client } from '../state/serve';
import type { Cell } from './cell';
import type { Job, Queue } from './queue';

/** Pixels are deleted to the mean of the picture, in so many steps. */
const FILL = 'mean';
const STEPS = 20;
const AFTER_MAPS = 4;

export type CurveState = { phase: 'idle' | 'waiting' } | { phase: 'running'; progress: Progress | null } | { phase: 'done'; curve: DeletionHeader } | { phase: 'refused'; failure: Failure };

/** How fast the answer falls while pixels are deleted in the order of a cell's map. It is measured after all maps. */
export class Curve implements Job {
  readonly state = signal<CurveState>({ phase: 'idle' });

  constructor(
    private readonly cell: Cell,
    private readonly queue: Queue,
  ) {}

  /** The areas under the curve of the map and of the random order; null until they are measured. */
  get areas(): DeletionHeader['areas'] | null {
    const state = this.state.value;
    return state.phase === 'done' ? state.curve.areas : null;
  }

  rank(): number {
    return AFTER_MAPS + this.cell.rank();
  }

  /** Asks for it if the map has places to delete, and nobody has asked. */
  measure(): void {
    const { phase } = this.state.peek();
    if (this.cell.finished?.shown != null && (phase === 'idle' || phase === 'refused')) {
      this.state.value = { phase: 'waiting' };
      this.queue.add(this);
    }
  }

  rest(): void {
    const { phase } = this.state.peek();
    if (phase === 'waiting' || phase === 'running') {
      this.state.value = { phase: 'idle' };
      this.queue.remove(this);
    }
  }

  async run(abort: AbortSignal): Promise<void> {
    const tell = (state: CurveState): void => {
      if (!abort.aborted) {
        this.state.value = state;
      }
    };
    tell({ phase: 'running', progress: null });
    try {
      const asked = { ...this.cell.finished!.ask, fill: FILL, steps: STEPS } as const;
      const { header } = await client.deletion(asked, { signal: abort, onProgress: (progress) => tell({ phase: 'running', progress }) });
      tell({ phase: 'done', curve: header });
    } catch (thrown) {
      tell({ phase: 'refused', failure: failureOf(thrown) });
    }
  }
}
