import type { Finished } from '../cells/cell';
import { drawnOf, type Drawn } from '../cells/drawn';
import { cellInWords } from '../cells/words';
import { captionOf, type Caption } from './caption';
import type { Chosen } from './chosen';

/** A chosen map that is computed: all that files are made of. */
export interface Kept {
  chosen: Chosen;
  finished: Finished;
  /** Null where there is nothing to see, or the values are no places. */
  drawn: Drawn | null;
  caption: Caption;
  /** The map in words. */
  description: string;
}

export function keptOf(chosen: Chosen, finished: Finished): Kept {
  const own = drawnOf(finished, chosen.view);
  const drawn = own === null || chosen.range === null ? own : { ...own, range: chosen.range };
  return { chosen, finished, drawn, caption: captionOf(chosen, finished.header, drawn?.range ?? null), description: cellInWords(finished, chosen.picture, drawn) };
}
