import type { ClassScore, NetworkLine } from '../api/types';
import { isSameRow, type Row } from './comparison';

/** Fast methods of different families. */
const USUAL = ['grad_cam', 'saliency', 'input_x_gradient', 'lrp_epsilon_plus'];
const MOST_CLASSES = 3;
const MOST_NETWORKS = 2;

/** The usual methods that there are, with the one of Look, which comes first if it is none of them. */
export function proposedRows(look: Row, methods: readonly { name: string }[]): Row[] {
  const usual = USUAL.filter((name) => methods.some((method) => method.name === name)).map((method) => (method === look.method ? look : { method, settings: {} }));
  return usual.some((row) => isSameRow(row, look)) ? usual : [look, ...usual].slice(0, USUAL.length);
}

/** The first classes of the network's answer, and the explained one if it is none of them. */
export function proposedClasses(ranking: readonly ClassScore[], explained: number | null): number[] {
  const first = ranking.slice(0, MOST_CLASSES).map(({ index }) => index);
  return explained === null || first.includes(explained) ? first : [...first, explained];
}

/** The network of Look, and another that is at hand: open, or named when the server was started. */
export function proposedNetworks(look: string, lines: readonly NetworkLine[]): string[] {
  const others = lines.filter(({ id, state, origin }) => id !== look && (state === 'open' || origin === 'given' || origin === 'uploaded'));
  return [look, ...others.map(({ id }) => id)].slice(0, MOST_NETWORKS);
}
