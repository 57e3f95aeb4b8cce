import type { Recipe } from '../api/types';

/** What stands side by side. */
export const ACROSS = ['classes', 'pictures', 'networks'] as const;
export type Across = (typeof ACROSS)[number];

export const ORDERS = ['chosen', 'checks', 'inside', 'deletion'] as const;
export type Order = (typeof ORDERS)[number];

/** A method with its settings: parameters that are not its own, and the seed. */
export interface Row {
  method: string;
  settings: Record<string, string>;
}

/** A picture by its id, and what it is drawn from if it is a scene. */
export interface PictureReference {
  id: string;
  scene: Recipe | null;
}

/** What is compared, and how; null stands for what the page proposes, and for no rival. */
export interface Comparison {
  across: Across;
  rows: Row[] | null;
  classes: number[] | null;
  pictures: PictureReference[] | null;
  networks: string[] | null;
  /** The class that is explained in all pictures or by all networks; `own` for each one's own answer. */
  explained: 'own' | number | null;
  /** The class that all maps compare the explained one with: why this one rather than that. */
  rival: number | null;
  /** One scale for each map, or one for all maps of a method. */
  scale: 'own' | 'shared';
  order: Order;
}

export function isSameRow(one: Row, other: Row): boolean {
  const settings = Object.entries(one.settings);
  return one.method === other.method && settings.length === Object.keys(other.settings).length && settings.every(([name, value]) => other.settings[name] === value);
}
