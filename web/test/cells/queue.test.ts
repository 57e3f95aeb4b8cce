import { describe, expect, it } from 'vitest';
import { Queue, type Job } from '../../src/cells/queue';

/** A job that ends when it is told to. */
class Open implements Job {
  signal: AbortSignal | null = null;
  end: () => void = () => undefined;

  constructor(public now = 0) {}

  rank(): number {
    return this.now;
  }

  run(signal: AbortSignal): Promise<void> {
    this.signal = signal;
    return new Promise((resolve) => (this.end = resolve));
  }
}

function queued(count: number, ranks: number[] = []): { queue: Queue; jobs: Open[] } {
  const queue = new Queue(2);
  const jobs = Array.from({ length: count }, (_, i) => new Open(ranks[i] ?? 0));
  jobs.forEach((job) => queue.add(job));
  return { queue, jobs };
}

const begun = (jobs: Open[]): boolean[] => jobs.map(({ signal }) => signal !== null);
const settled = (): Promise<void> => new Promise((resolve) => setTimeout(resolve));

describe('a queue', () => {
  it('runs two at a time, in the order in which they came', async () => {
    const { jobs } = queued(4);
    expect(begun(jobs)).toEqual([true, true, false, false]);
    jobs[1]!.end();
    await settled();
    expect(begun(jobs)).toEqual([true, true, true, false]);
  });

  it('takes the lowest rank, as it is when a place is free', async () => {
    const { jobs } = queued(5, [0, 0, 2, 1, 2]);
    jobs[4]!.now = 0;
    jobs[0]!.end();
    await settled();
    expect(begun(jobs)).toEqual([true, true, false, false, true]);
    jobs[1]!.end();
    await settled();
    expect(begun(jobs)).toEqual([true, true, false, true, true]);
  });

  it('tells a running job that it is taken out, and gives its place to the next at once', () => {
    const { queue, jobs } = queued(3);
    queue.remove(jobs[0]!);
    expect(jobs[0]!.signal!.aborted).toBe(true);
    expect(jobs[2]!.signal).not.toBeNull();
  });

  it('never begins a job that was taken out while it waited', async () => {
    const { queue, jobs } = queued(4);
    queue.remove(jobs[2]!);
    jobs[0]!.end();
    await settled();
    expect(begun(jobs)).toEqual([true, true, false, true]);
  });

  it('gives no place twice when a job ends after it was taken out', async () => {
    const { queue, jobs } = queued(4);
    queue.remove(jobs[0]!);
    jobs[0]!.end();
    await settled();
    expect(begun(jobs)).toEqual([true, true, true, false]);
  });

  it('can take the same job again', async () => {
    const { queue, jobs } = queued(2);
    queue.remove(jobs[0]!);
    const before = jobs[0]!.signal;
    queue.add(jobs[0]!);
    expect(jobs[0]!.signal).not.toBe(before);
    expect(jobs[0]!.signal!.aborted).toBe(false);
    await settled();
  });
});
