import { signal } from '@preact/signals';
import { Client } from '../api/client';
import { failureOf, type Failure } from '../api/failure';
import { Kept } from '../api/kept';
import { Link } from '../api/link';
import { DatabaseShelf } from '../api/shelf';
import type { Start } from '../api/types';

const BASE = new URL('.', location.href).href;
const HEARTBEAT = 5000;

/** Whether the server answers. */
export const isUp = signal(true);
/** What the server offers; null until it has answered. */
export const start = signal<Start | null>(null);
export const startFailure = signal<Failure | null>(null);

async function alive(): Promise<void> {
  const response = await fetch(`${BASE}api/alive`, { cache: 'no-store' });
  if (!response.ok) {
    throw new Error('not the server');
  }
}

const link = new Link(alive, (up) => (isUp.value = up));

export const kept = new Kept('indexedDB' in globalThis ? new DatabaseShelf('vizsla') : null);
export const client = new Client(BASE, kept, link);

/** Asks the server what it offers, and looks from time to time whether it is still there. */
export async function connect(): Promise<void> {
  try {
    const { examples } = (start.value = await client.start());
    // A server that was restarted has none of them yet.
    for (const { id, name, scene } of examples) {
      kept.remember('picture', id, { name, file: null, scene });
    }
  } catch (thrown) {
    startFailure.value = failureOf(thrown);
  }
  setInterval(() => {
    if (!document.hidden && isUp.value) {
      void link.back();
    }
  }, HEARTBEAT);
}

/** Looks at once whether the server is there. */
export function reconnect(): void {
  void link.back();
}
