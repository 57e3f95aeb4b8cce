import { signal } from '@preact/signals';

export interface Toast {
  id: number;
  text: string;
  tone: 'plain' | 'bad';
}

const READING_TIME = 6000;

export const toasts = signal<Toast[]>([]);
let last = 0;

/** Says something in passing; a failure stays until it is closed. */
export function say(text: string, tone: Toast['tone'] = 'plain'): void {
  const toast = { id: ++last, text, tone };
  toasts.value = [...toasts.value.filter((other) => other.text !== text), toast];
  if (tone === 'plain') {
    setTimeout(() => dismiss(toast.id), READING_TIME);
  }
}

export function dismiss(id: number): void {
  toasts.value = toasts.value.filter((toast) => toast.id !== id);
}
