import type { Tab } from '../state/permalink';

/** What a key does. */
export type Action = { do: 'class'; rank: number } | { do: 'search' } | { do: 'method'; step: 1 | -1 } | { do: 'opacity' } | { do: 'go'; tab: Tab } | { do: 'report' } | { do: 'help' };

export const KEYS: { keys: string[]; what: string }[] = [
  { keys: ['1', '2', '3', '4', '5'], what: 'Explain the first to fifth class' },
  { keys: ['/'], what: 'Search all classes' },
  { keys: ['[', ']'], what: 'Previous and next method' },
  { keys: ['o'], what: 'Opacity of the map' },
  { keys: ['c'], what: 'Compare; again: back to Look' },
  { keys: ['l'], what: 'Layers; again: back to Look' },
  { keys: ['b'], what: 'Brush; again: back to Look' },
  { keys: ['r'], what: 'Add the map to the report; again: take it out' },
  { keys: ['?'], what: 'This help' },
];

const ACTIONS = new Map<string, Action>([
  ['/', { do: 'search' }],
  ['[', { do: 'method', step: -1 }],
  [']', { do: 'method', step: 1 }],
  ['o', { do: 'opacity' }],
  ['c', { do: 'go', tab: 'compare' }],
  ['l', { do: 'go', tab: 'layers' }],
  ['b', { do: 'go', tab: 'brush' }],
  ['r', { do: 'report' }],
  ['?', { do: 'help' }],
]);

/** The action of a key; null where there is none, or where somebody types or holds another key. */
export function actionOf(event: Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'metaKey' | 'altKey'>, isTyping: boolean): Action | null {
  if (isTyping || event.ctrlKey || event.metaKey || event.altKey) {
    return null;
  }
  return /^[1-5]$/.test(event.key) ? { do: 'class', rank: Number(event.key) - 1 } : (ACTIONS.get(event.key) ?? null);
}
