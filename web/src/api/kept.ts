import type { Given, Shelf } from './shelf';

export type Kind = 'picture' | 'network';

export function keyOf(kind: Kind, id: string): string {
  return `${kind}/${id}`;
}

/** What the page gave to the server: in memory, and on a shelf where there is one. */
export class Kept {
  private readonly memory = new Map<string, Given>();

  constructor(private readonly shelf: Shelf | null) {}

  /** Keeps it until the page is left. */
  remember(kind: Kind, id: string, given: Pick<Given, 'name' | 'file' | 'scene'>): Given {
    const whole: Given = { ...given, key: keyOf(kind, id), when: Date.now() };
    this.memory.set(whole.key, whole);
    return whole;
  }

  keep(kind: Kind, id: string, given: Pick<Given, 'name' | 'file' | 'scene'>): void {
    const whole = this.remember(kind, id, given);
    // A full or forbidden database costs only what a reload would have needed.
    this.shelf?.put(whole).catch(() => undefined);
  }

  async find(kind: Kind, id: string): Promise<Given | null> {
    const key = keyOf(kind, id);
    const given = this.memory.get(key) ?? (await this.shelf?.get(key).catch(() => null)) ?? null;
    if (given !== null) {
      this.memory.set(key, given);
    }
    return given;
  }

  async forget(): Promise<void> {
    this.memory.clear();
    await this.shelf?.clear();
  }
}
