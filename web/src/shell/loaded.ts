import { signal } from '@preact/signals';
import type { ComponentType } from 'preact';
import { Look } from '../look/Look';
import type { Tab } from '../state/permalink';

const LONGEST_WAIT = 3000;

const LOADING: Record<Exclude<Tab, 'look'>, () => Promise<ComponentType>> = {
  compare: () => import('../compare/Compare').then(({ Compare }) => Compare),
  layers: () => import('../layers/Layers').then(({ Layers }) => Layers),
  brush: () => import('../brush/Brush').then(({ Brush }) => Brush),
  report: () => import('../report/Report').then(({ Report }) => Report),
};

const screens = signal<Partial<Record<Tab, ComponentType>>>({ look: Look });

/** The screen of a tab; null while its code is on the way. */
export function loaded(tab: Tab): ComponentType | null {
  const screen = screens.value[tab];
  if (screen === undefined && tab !== 'look') {
    void load(tab);
  }
  return screen ?? null;
}

/** Takes the code of all screens when there is time, so that they open at once, and open without the server too. */
export function loadAll(): void {
  const rest = (): void => (Object.keys(LOADING) as Exclude<Tab, 'look'>[]).forEach((tab) => void load(tab));
  if ('requestIdleCallback' in globalThis) {
    requestIdleCallback(rest, { timeout: LONGEST_WAIT });
  } else {
    setTimeout(rest, LONGEST_WAIT);
  }
}

async function load(tab: Exclude<Tab, 'look'>): Promise<void> {
  const screen = await LOADING[tab]();
  if (screens.peek()[tab] === undefined) {
    screens.value = { ...screens.peek(), [tab]: screen };
  }
}
