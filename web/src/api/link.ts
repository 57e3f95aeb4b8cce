import { wait } from './wait';

const FIRST_PAUSE = 250;
const LONGEST_PAUSE = 2000;

/** Whether the server answers. A request that finds it gone waits here until it is back. */
export class Link {
  private waiting: Promise<void> | null = null;

  /**
   * @param alive resolves if the server answers
   * @param onChange hears of the server going away and coming back
   */
  constructor(
    private readonly alive: () => Promise<unknown>,
    private readonly onChange: (up: boolean) => void = () => undefined,
  ) {}

  /** Resolves as soon as the server answers; all who wait share one series of attempts. */
  async back(signal?: AbortSignal): Promise<void> {
    this.waiting ??= this.attempts().finally(() => (this.waiting = null));
    await this.waiting;
    signal?.throwIfAborted();
  }

  private async attempts(): Promise<void> {
    let down = false;
    for (let pause = FIRST_PAUSE; ; pause = Math.min(LONGEST_PAUSE, 2 * pause)) {
      try {
        await this.alive();
        if (down) {
          this.onChange(true);
        }
        return;
      } catch {
        if (!down) {
          down = true;
          this.onChange(false);
        }
        await wait(pause);
      }
    }
  }
}
