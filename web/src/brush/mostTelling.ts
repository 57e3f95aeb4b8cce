import type { DeletionPoint } from '../api/types';

/** The step at which the map's order and random order differ most. */
export function mostTelling(curve: readonly DeletionPoint[]): number {
  const gaps = curve.map(({ map, random }) => Math.abs(random - map));
  return gaps.indexOf(Math.max(...gaps));
}
