import type { Tab } from '../state/permalink';

/** The page's screens, with the key that leads to each. */
export const SCREENS: { tab: Tab; name: string; key: string | null }[] = [
  { tab: 'look', name: 'Look', key: null },
  { tab: 'compare', name: 'Compare', key: 'c' },
  { tab: 'layers', name: 'Layers', key: 'l' },
  { tab: 'brush', name: 'Brush', key: 'b' },
  { tab: 'report', name: 'Report', key: null },
];
