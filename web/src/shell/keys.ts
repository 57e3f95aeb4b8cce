import { answer } from '../state/answers';
import { chooseMethod, method, tab, target } from '../state/choice';
import type { Tab } from '../state/permalink';
import { start } from '../state/serve';
import { isHelpOpen } from './Header';

/** What a key does. */
export type Action = { do: 'class'; rank: number } | { do: 'search' } | { do: 'method'; step: 1 | -1 } | { do: 'opacity' } | { do: 'go'; tab: Tab } | { do: 'help' };

export const KEYS: { keys: string[]; what: string }[] = [
  { keys: ['1', '2', '3', '4', '5'], what: 'Explain the first to fifth class' },
  { keys: ['/'], what: 'Search all classes' },
  { keys: ['[', ']'], what: 'Previous and next method' },
  { keys: ['o'], what: 'Opacity of the map' },
  { keys: ['c'], what: 'Compare; again: back to Look' },
  { keys: ['l'], what: 'Layers; again: back to Look' },
  { keys: ['b'], what: 'Brush; again: back to Look' },
  { keys: ['?'], what: 'This help' },
];

const ACTIONS: Record<string, Action> = {
  '/': { do: 'search' },
  '[': { do: 'method', step: -1 },
  ']': { do: 'method', step: 1 },
  o: { do: 'opacity' },
  c: { do: 'go', tab: 'compare' },
  l: { do: 'go', tab: 'layers' },
  b: { do: 'go', tab: 'brush' },
  '?': { do: 'help' },
};

/** The action of a key; null where there is none, or where somebody types or holds another key. */
export function actionOf(event: Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'metaKey' | 'altKey'>, isTyping: boolean): Action | null {
  if (isTyping || event.ctrlKey || event.metaKey || event.altKey) {
    return null;
  }
  return /^[1-5]$/.test(event.key) ? { do: 'class', rank: Number(event.key) - 1 } : (ACTIONS[event.key] ?? null);
}

export function listenToKeys(): () => void {
  const listen = (event: KeyboardEvent): void => {
    const action = document.querySelector('dialog[open]') === null ? actionOf(event, isTyping(event.target)) : null;
    if (action !== null) {
      event.preventDefault();
      act(action);
    }
  };
  addEventListener('keydown', listen);
  return () => removeEventListener('keydown', listen);
}

function isTyping(element: EventTarget | null): boolean {
  return element instanceof HTMLTextAreaElement || element instanceof HTMLSelectElement || (element instanceof HTMLInputElement && !['radio', 'checkbox', 'range'].includes(element.type));
}

function act(action: Action): void {
  switch (action.do) {
    case 'class': {
      const chosen = answer.value?.ranking[action.rank];
      if (chosen !== undefined) {
        target.value = chosen.index;
      }
      break;
    }
    case 'method': {
      const methods = start.value?.methods ?? [];
      const now = methods.findIndex(({ name }) => name === method.value);
      chooseMethod(methods[(now + action.step + methods.length) % methods.length]!.name);
      break;
    }
    case 'go':
      tab.value = tab.value === action.tab ? 'look' : action.tab;
      break;
    case 'help':
      isHelpOpen.value = true;
      break;
    case 'search':
      focusIn('class-search');
      break;
    case 'opacity':
      focusIn('opacity');
      break;
  }
}

/** Focuses a control of Look. */
function focusIn(part: string): void {
  tab.value = 'look';
  requestAnimationFrame(() => document.querySelector<HTMLElement>(`[data-part="${part}"]`)?.focus());
}
