import { neighbour } from '../map/place';
import { beginStroke, continueStroke, cursor, mask, radiusOf, redo, setSize, size, undo } from './painting';

const LARGE_STEP = 4;
const SIZE_STEP = 2;

/** Does what a key means while the picture is focused; whether it means anything. */
export function pressed({ key, repeat, shiftKey, ctrlKey, metaKey, altKey }: KeyboardEvent): boolean {
  if (ctrlKey || metaKey || altKey) {
    return false;
  }
  const step = Math.max(1, Math.round(radiusOf(mask.value) / 2)) * (shiftKey ? LARGE_STEP : 1);
  const next = neighbour(cursor.value, key, step, mask.value);
  if (next !== null) {
    cursor.value = next;
    continueStroke(next);
  } else if (key === ' ') {
    cursor.value ??= { y: 0.5, x: 0.5 };
    if (!repeat) {
      beginStroke(cursor.value);
    }
  } else if (key === '+' || key === '-') {
    setSize(size.value + (key === '+' ? SIZE_STEP : -SIZE_STEP));
  } else if (key === 'Escape') {
    cursor.value = null;
  } else {
    return false;
  }
  return true;
}

/** Undo and redo by their usual keys, anywhere on the screen; returns what ends it. */
export function listenToUndo(): () => void {
  const listen = (event: KeyboardEvent): void => {
    const isTyping = event.target instanceof HTMLInputElement && ['text', 'search', 'number'].includes(event.target.type);
    if ((event.ctrlKey || event.metaKey) && !event.altKey && !isTyping) {
      const key = event.key.toLowerCase();
      if (key === 'z' || key === 'y') {
        event.preventDefault();
        (key === 'y' || event.shiftKey ? redo : undo)();
      }
    }
  };
  addEventListener('keydown', listen);
  return () => removeEventListener('keydown', listen);
}
