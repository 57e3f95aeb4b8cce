import { signal } from '@preact/signals';
import type { Words } from '../api/types';
import { client } from '../state/serve';
import { keyOf, type Chosen } from './chosen';

/** The words that are known. */
const known = signal<ReadonlyMap<string, Words>>(new Map());

/** The command that makes the same map; null while nobody has asked for it. */
export function knownCommand(chosen: Pick<Chosen, 'ask'>): string | null {
  return known.value.get(keyOf(chosen))?.command ?? null;
}

/** What the command line says and writes about a map; the server computes it once more for that. */
export async function wordsOf(chosen: Pick<Chosen, 'ask'>, signal: AbortSignal): Promise<Words> {
  const key = keyOf(chosen);
  const words = known.peek().get(key) ?? (await client.words(chosen.ask, { signal }));
  known.value = new Map([...known.peek(), [key, words]]);
  return words;
}
