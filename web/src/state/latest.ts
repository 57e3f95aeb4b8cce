import { failureOf, isAbort, type Failure } from '../api/failure';

/**
 * Asks one question at a time. Of the questions that come while an answer is awaited, only the last is asked next: a hand that moves faster than the server answers
 * is followed as closely as can be, and no queue grows.
 */
export class Latest<Q, A> {
  private running: AbortController | null = null;
  private next: { question: Q } | null = null;

  constructor(
    private readonly askFor: (question: Q, signal: AbortSignal) => Promise<A>,
    private readonly hear: (answer: A, question: Q) => void,
    private readonly fail: (failure: Failure, question: Q) => void,
  ) {}

  ask(question: Q): void {
    if (this.running === null) {
      void this.run(question);
    } else {
      this.next = { question };
    }
  }

  /** Gives up what is in flight and what would come next; neither is heard. */
  drop(): void {
    this.running?.abort();
    this.running = null;
    this.next = null;
  }

  private async run(question: Q): Promise<void> {
    const own = new AbortController();
    this.running = own;
    try {
      const answer = await this.askFor(question, own.signal);
      if (this.running === own) {
        this.hear(answer, question);
      }
    } catch (thrown) {
      if (this.running === own && !isAbort(thrown)) {
        this.fail(failureOf(thrown), question);
      }
    }
    if (this.running === own) {
      this.running = null;
      const next = this.next;
      this.next = null;
      if (next !== null) {
        void this.run(next.question);
      }
    }
  }
}
