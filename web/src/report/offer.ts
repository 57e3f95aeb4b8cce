import { computed, signal } from '@preact/signals';
import { ask, picture, tab, view } from '../state/choice';
import { mapNow } from '../state/maps';
import { say } from '../ui/toasts';
import { chosenFrom, toggle, type Chosen } from './chosen';

/** A cell's map as it is at the moment; null before it is computed. */
export interface Offered {
  current: Chosen | null;
}

/** The cell of Compare that is pointed at. */
export const hovered = signal<Offered | null>(null);
/** The cell of Compare that has the focus. */
export const focused = signal<Offered | null>(null);

/** The map of Look. */
export const looked = computed<Chosen | null>(() => {
  const header = mapNow.value?.header;
  return header === undefined || ask.value === null || picture.value === null ? null : chosenFrom({ ask: { ...ask.value, target: header.target.index }, header }, picture.value, view.value, null);
});

/** Adds the map that is looked at to the report, or takes it out. */
export function toggleLooked(): void {
  const cell = tab.peek() === 'look' ? looked.peek() : tab.peek() === 'compare' ? ((hovered.peek() ?? focused.peek())?.current ?? null) : null;
  if (cell !== null) {
    toggleAndSay(cell);
  } else if (tab.peek() === 'compare') {
    say('Point at a map, or focus it, to add it to the report.');
  }
}

/** Adds a map to the report, or takes it out, and says so. */
export function toggleAndSay(cell: Chosen): void {
  say(toggle(cell) ? 'Added to the report.' : 'Taken out of the report.');
}
