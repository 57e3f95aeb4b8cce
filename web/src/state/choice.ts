import { batch, computed, signal } from '@preact/signals';
import type { Ask, Case, Picture, Preprocessing } from '../api/types';
import { FIRST_VIEW, type View } from '../map/view';
import { begin, CLASS } from '../measures';
import type { Permalink, Tab } from './permalink';

export const tab = signal<Tab>('look');
/** The network's id; empty until there is one. */
export const network = signal('');
export const picture = signal<Picture | null>(null);
/** The class to be explained; null for the network's own answer. */
export const target = signal<number | null>(null);
/** The class that the explained one is compared with: why this one rather than that; null for the explained one alone. */
export const against = signal<number | null>(null);
export const method = signal('');
/** Those that are not the method's own. */
export const parameters = signal<Record<string, string>>({});
export const seed = signal<number | null>(null);
/** What differs from the network's own. */
export const preprocessing = signal<Preprocessing>({});
export const view = signal<View>(FIRST_VIEW);
/** What the tabs keep in the address, with their names before a full stop. */
export const more = signal<Record<string, string>>({});

/** The network and the picture, as most requests begin; null until both are known. */
export const asked = computed<Case | null>(() => {
  if (network.value === '' || picture.value === null) {
    return null;
  }
  return caseOf(picture.value.id);
});

/** A picture before the chosen network. */
export function caseOf(id: string): Case {
  const own = Object.keys(preprocessing.value).length === 0;
  return { network: network.value, picture: id, ...(own ? {} : { preprocessing: preprocessing.value }) };
}

/** What is to be explained, and how; null until that is known. */
export const ask = computed<Ask | null>(() => {
  if (asked.value === null || method.value === '') {
    return null;
  }
  const own = Object.keys(parameters.value).length === 0;
  return {
    ...asked.value,
    target: target.value ?? 'top1',
    ...(against.value === null ? {} : { against: against.value }),
    method: method.value,
    ...(own ? {} : { parameters: parameters.value }),
    ...(seed.value === null ? {} : { seed: seed.value }),
  };
});

export const permalink = computed<Permalink>(() => ({
  tab: tab.value,
  network: network.value === '' ? null : network.value,
  picture: picture.value?.id ?? null,
  scene: picture.value?.scene ?? null,
  target: target.value,
  against: against.value,
  method: method.value === '' ? null : method.value,
  parameters: parameters.value,
  seed: seed.value,
  preprocessing: preprocessing.value,
  view: view.value,
  more: more.value,
}));

/** Another picture, and what the network itself says of it. */
export function choosePicture(chosen: Picture): void {
  batch(() => {
    picture.value = chosen;
    target.value = null;
    against.value = null;
  });
}

/** Another class of the same picture; the one that it was compared with changes places with it. */
export function chooseTarget(index: number): void {
  if (index !== target.value) {
    begin(CLASS);
    batch(() => {
      if (index === against.value) {
        against.value = target.value;
      }
      target.value = index;
    });
  }
}

/** Compares the explained class with another; null for the explained one alone. */
export function chooseRival(explained: number, rival: number | null): void {
  begin(CLASS);
  batch(() => {
    target.value = explained;
    against.value = rival;
  });
}

/** Another network, with its own preprocessing. */
export function chooseNetwork(id: string): void {
  if (id !== network.value) {
    batch(() => {
      network.value = id;
      target.value = null;
      against.value = null;
      preprocessing.value = {};
    });
  }
}

/** Another method, with its own parameters. */
export function chooseMethod(name: string): void {
  if (name !== method.value) {
    batch(() => {
      method.value = name;
      parameters.value = {};
    });
  }
}

export function changeView(change: Partial<View>): void {
  view.value = { ...view.value, ...change };
}

/** Settings that the server proposes, as the remedy of a failed check or a refusal. */
export function applySettings(settings: Record<string, string>): void {
  batch(() => {
    const { seed: proposed, ...others } = settings;
    if (proposed !== undefined) {
      seed.value = Number(proposed);
    }
    parameters.value = { ...parameters.value, ...others };
  });
}
