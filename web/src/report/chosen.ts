import { batch, computed, effect, signal } from '@preact/signals';
import type { Ask, Picture, Range } from '../api/types';
import type { Finished } from '../cells/cell';
import type { Question } from '../cells/question';
import type { View } from '../map/view';
import { start } from '../state/serve';
import { storedOf, type Stored } from './stored';

/** A map that somebody wants to keep, as it was looked at. */
export interface Chosen {
  ask: Ask & { target: number };
  picture: Picture;
  className: string;
  methodTitle: string;
  networkName: string;
  view: View;
  /** The scale that it shared with others; null for its own. */
  range: Range | null;
}

const STORED = 'vizsla.report';

const FIRST_TITLE = 'What the network looks at';
const first = stored();

/** The maps of the report, in its order. They stay in this browser until they are taken out. */
export const chosen = signal<Chosen[]>(first.maps);

/** What the report is called. */
export const title = signal(first.title ?? FIRST_TITLE);

/** What was taken out when the report was emptied. */
export const takenOut = signal<Chosen[]>([]);

const keys = computed(() => new Set(chosen.value.map(keyOf)));

effect(() => {
  const text = JSON.stringify({ title: title.value, maps: chosen.value });
  try {
    localStorage.setItem(STORED, text);
  } catch {
    // A full or forbidden storage costs only what a reload would have needed.
  }
});

/** A finished map, to be kept as it is looked at. */
export function chosenFrom({ ask, header }: Pick<Finished, 'ask' | 'header'>, picture: Picture, view: View, range: Range | null): Chosen {
  const networkName = start.value?.networks.find(({ id }) => id === ask.network)?.name ?? ask.network;
  return { ask, picture, className: header.target.name, methodTitle: header.title, networkName, view, range };
}

// Several tabs have one report.
globalThis.addEventListener?.('storage', ({ key }) => {
  if (key === STORED) {
    const now = stored();
    batch(() => {
      chosen.value = now.maps;
      title.value = now.title ?? FIRST_TITLE;
    });
  }
});

/** Two maps are the same if the same was asked, however they are looked at. */
export function keyOf({ ask }: Pick<Chosen, 'ask'>): string {
  return JSON.stringify(ask);
}

export function isChosen(cell: Pick<Chosen, 'ask'>): boolean {
  return keys.value.has(keyOf(cell));
}

/** Adds a map at the end, or takes it out if it is there; whether it is there now. */
export function toggle(cell: Chosen): boolean {
  const others = chosen.peek().filter((each) => keyOf(each) !== keyOf(cell));
  const isNew = others.length === chosen.peek().length;
  chosen.value = isNew ? [...others, cell] : others;
  return isNew;
}

/** Takes all maps out; they can be brought back. */
export function emptyReport(): void {
  takenOut.value = chosen.peek();
  chosen.value = [];
}

/** Takes all maps out for good. */
export function forgetReport(): void {
  emptyReport();
  takenOut.value = [];
  title.value = FIRST_TITLE;
}

/** Moves a map by some places. */
export function move(cell: Chosen, by: number): void {
  const now = chosen.peek();
  const place = now.indexOf(cell);
  const next = Math.min(now.length - 1, Math.max(0, place + by));
  const others = now.filter((each) => each !== cell);
  chosen.value = [...others.slice(0, next), cell, ...others.slice(next)];
}

/** The question of a chosen map, to be asked again. */
export function questionOf({ ask, className }: Chosen): Question {
  const { network, picture, preprocessing, target, against, method, parameters, seed } = ask;
  return {
    of: { network, picture, ...(preprocessing === undefined ? {} : { preprocessing }) },
    wanted: { index: target, name: className },
    ...(against === undefined ? {} : { against }),
    method,
    settings: { ...parameters, ...(seed === undefined ? {} : { seed: String(seed) }) },
  };
}

function stored(): Stored {
  try {
    return storedOf(JSON.parse(localStorage.getItem(STORED) ?? 'null'));
  } catch {
    return storedOf(null);
  }
}
