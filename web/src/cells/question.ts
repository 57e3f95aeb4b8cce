import { Failure } from '../api/failure';
import type { Ask, Case, Network } from '../api/types';

/**
 * Which class a map is to explain: the network's own answer, or a class by its index and its name, since another network may count it elsewhere, or not have it; then
 * its own answer may do.
 */
export type Wanted = 'own' | { index: number; name: string; orOwn?: boolean };

/** A map that is wished for, before its network is known to be open. */
export interface Question {
  of: Case;
  wanted: Wanted;
  /** The class that it is compared with, by its index. */
  against?: number;
  method: string;
  /** Parameters that are not the method's own, and the `seed`. */
  settings: Record<string, string>;
}

/** The question as the server is asked it, of an open network. */
export function askOf({ of, wanted, against, method, settings }: Question, network: Network): Ask {
  const { seed, ...parameters } = settings;
  return {
    network: of.network,
    picture: of.picture,
    ...(of.preprocessing === undefined ? {} : { preprocessing: of.preprocessing }),
    target: wanted === 'own' ? 'top1' : classOf(wanted, network),
    ...(against === undefined ? {} : { against }),
    method,
    ...(Object.keys(parameters).length === 0 ? {} : { parameters }),
    ...(seed === undefined ? {} : { seed: Number(seed) }),
  };
}

/** The class's index; of names that several classes have, the nearest to where it was. */
function classOf({ index, name, orOwn }: Exclude<Wanted, 'own'>, { labels, name: network }: Network): number | 'top1' {
  if (labels[index] === name) {
    return index;
  }
  const found = labels.indexOf(name);
  if (found < 0 && orOwn === true) {
    return 'top1';
  }
  if (found < 0) {
    throw new Failure('refused', `${network} has no class “${name}”`);
  }
  return found;
}
