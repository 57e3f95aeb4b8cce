import { toggleLooked } from '../report/offer';
import { answer } from '../state/answers';
import { chooseMethod, chooseTarget, method, tab } from '../state/choice';
import { start } from '../state/serve';
import { actionOf, type Action } from './actions';
import { isHelpOpen } from './Header';

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
        chooseTarget(chosen.index);
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
    case 'report':
      toggleLooked();
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
