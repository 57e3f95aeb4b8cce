import type { Words } from '../api/types';
import { Recent } from '../state/recent';
import { client } from '../state/serve';
import type { Chosen } from './chosen';

const recent = new Recent<Words>(64);

/** The command line's words about a map; the server computes it once more for them. */
export function wordsOf({ ask }: Pick<Chosen, 'ask'>, signal: AbortSignal): Promise<Words> {
  const key = JSON.stringify(ask);
  const known = recent.get(key);
  if (known !== undefined) {
    return known;
  }
  return client.words(ask, { signal }).then((words) => {
    recent.put(key, Promise.resolve(words));
    return words;
  });
}
