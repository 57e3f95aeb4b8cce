import { Failure } from '../api/failure';
import type { Ask, Case, Network } from '../api/types';

/** A class by its index and its name, since another network may count it elsewhere, or not have it. */
export interface NamedClass {
  index: number;
  name: string;
}

/** Which class a map is to explain: the network's own answer, or one that is named; where a network does not have that, its own answer may do. */
export type Wanted = 'own' | (NamedClass & { orOwn?: boolean });

/** A map that is wished for, before its network is known to be open. */
export interface Question {
  of: Case;
  wanted: Wanted;
  /** The class that it is compared with, by its index where the network is known. */
  against?: number | NamedClass;
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
    target: wanted === 'own' ? 'top1' : wanted.orOwn === true ? (indexOf(wanted, network) ?? 'top1') : classOf(wanted, network),
    ...(against === undefined ? {} : { against: typeof against === 'number' ? against : classOf(against, network) }),
    method,
    ...(Object.keys(parameters).length === 0 ? {} : { parameters }),
    ...(seed === undefined ? {} : { seed: Number(seed) }),
  };
}

function classOf(named: NamedClass, network: Network): number {
  const index = indexOf(named, network);
  if (index === null) {
    throw new Failure('refused', `${network.name} has no class “${named.name}”`);
  }
  return index;
}

/** Where the network has a class, of names that several have where it was; null if it has none. */
function indexOf({ index, name }: NamedClass, { labels }: Network): number | null {
  const found = labels[index] === name ? index : labels.indexOf(name);
  return found < 0 ? null : found;
}
