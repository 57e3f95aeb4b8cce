/** Something to be done when its turn comes. */
export interface Job {
  /** Who goes first: the lowest rank, of equal ones the one that came first. Asked for whenever a place is free. */
  rank: () => number;
  /** Does it; a job that is taken out meanwhile hears of it by the signal. */
  run: (signal: AbortSignal) => Promise<void>;
}

/** Does a few jobs at a time, those of the lowest rank first. */
export class Queue {
  private readonly waiting: Job[] = [];
  private readonly running = new Map<Job, AbortController>();

  /** @param most jobs at a time */
  constructor(private readonly most: number) {}

  add(job: Job): void {
    this.waiting.push(job);
    this.fill();
  }

  /** Takes a job out, whether it waits or runs; its place is free at once. */
  remove(job: Job): void {
    const place = this.waiting.indexOf(job);
    if (place >= 0) {
      this.waiting.splice(place, 1);
    }
    const control = this.running.get(job);
    if (control !== undefined) {
      this.running.delete(job);
      control.abort();
      this.fill();
    }
  }

  private fill(): void {
    while (this.running.size < this.most && this.waiting.length > 0) {
      this.begin(this.next());
    }
  }

  private next(): Job {
    const ranks = this.waiting.map((job) => job.rank());
    const [job] = this.waiting.splice(ranks.indexOf(Math.min(...ranks)), 1);
    return job!;
  }

  private begin(job: Job): void {
    const control = new AbortController();
    this.running.set(job, control);
    void job.run(control.signal).finally(() => {
      if (this.running.get(job) === control) {
        this.running.delete(job);
        this.fill();
      }
    });
  }
}
