const MOST = 100;

/** Something that is edited, with what it was before and what was undone. */
export interface Edits<T> {
  past: T[];
  now: T;
  future: T[];
}

export function unedited<T>(now: T): Edits<T> {
  return { past: [], now, future: [] };
}

/** After an edit that can be undone by itself; what was undone before is forgotten. */
export function edited<T>({ past, now }: Edits<T>, next: T): Edits<T> {
  return { past: [...past, now].slice(-MOST), now: next, future: [] };
}

/** After more of the same edit. */
export function continued<T>(edits: Edits<T>, next: T): Edits<T> {
  return { ...edits, now: next };
}

export function undone<T>(edits: Edits<T>): Edits<T> {
  const { past, now, future } = edits;
  return past.length === 0 ? edits : { past: past.slice(0, -1), now: past[past.length - 1]!, future: [now, ...future] };
}

export function redone<T>(edits: Edits<T>): Edits<T> {
  const { past, now, future } = edits;
  return future.length === 0 ? edits : { past: [...past, now], now: future[0]!, future: future.slice(1) };
}
