/** Promises of what is likely to be asked next, by its key: asked for one after the other, while nobody waits for anything else. What fails is forgotten. */
export class Ahead<A> {
  private readonly coming = new Map<string, Promise<A>>();
  private turn = 0;

  /** What was asked for ahead and is not there yet. */
  get(key: string): Promise<A> | undefined {
    return this.coming.get(key);
  }

  /** Ends after what is under way. */
  stop(): void {
    this.turn++;
  }

  /** Asks for these, until it is stopped, begun anew, or one fails. */
  async begin(questions: { key: string; ask: () => Promise<A> }[]): Promise<void> {
    const own = ++this.turn;
    try {
      // What is under way from before comes first, so that there is never more than one.
      await Promise.allSettled(this.coming.values());
      for (const { key, ask } of questions) {
        if (own !== this.turn) {
          return;
        }
        const asked = ask();
        this.coming.set(key, asked);
        await asked.finally(() => this.coming.delete(key));
      }
    } catch {
      // Whoever really asks for it hears why.
    }
  }
}
