import { computed } from '@preact/signals';
import type { Picture } from '../api/types';
import { answer, targetScore } from '../state/answers';
import { method, more, network, parameters, picture, seed, target } from '../state/choice';
import { openNetwork } from '../state/networks';
import { start } from '../state/serve';
import { fromAddress, toAddress } from './address';
import { isSameRow, type Comparison, type PictureReference, type Row } from './comparison';
import { proposedClasses, proposedNetworks, proposedRows } from './proposals';

/** What is compared, as the address has it. */
export const comparison = computed(() => fromAddress(more.value));

/** Chooses something else to compare, or another way. */
export function compare(change: Partial<Comparison>): void {
  more.value = toAddress({ ...comparison.peek(), ...change }, more.peek());
}

/** The methods, one for each row. */
export const rows = computed<Row[]>(() => {
  const look = { method: method.value, settings: { ...parameters.value, ...(seed.value === null ? {} : { seed: String(seed.value) }) } };
  const { methods } = start.value!;
  const known = comparison.value.rows?.filter((row) => methods.some(({ name }) => name === row.method));
  return known ?? proposedRows(look, methods);
});

/** The classes that stand side by side; null until the network has answered. */
export const classes = computed<number[] | null>(() => {
  const now = answer.value;
  return now === null ? null : (comparison.value.classes?.filter((index) => index < now.scores.length) ?? proposedClasses(now.ranking, target.value));
});

/** The pictures that stand side by side. */
export const pictures = computed<PictureReference[]>(() => comparison.value.pictures ?? proposedPictures(picture.value));

/** The networks that stand side by side. */
export const networks = computed<string[]>(() => comparison.value.networks ?? proposedNetworks(network.value, start.value!.networks));

/** The class that is explained in all pictures or by all networks. */
export const explained = computed<'own' | number>(() => {
  const { across, explained: chosen } = comparison.value;
  const look = targetScore.value?.index ?? null;
  return chosen ?? (across === 'networks' && look !== null && look !== rival.value ? look : 'own');
});

/** The class that the explained ones are compared with, where the network of Look has such a class and can compare. */
export const rival = computed<number | null>(() => {
  const chosen = comparison.value.rival;
  const open = openNetwork.value;
  return chosen !== null && open?.rivals === true && chosen < open.labels.length ? chosen : null;
});

/** Explains another class; one that the others were compared with is no rival any more. */
export function explain(which: 'own' | number): void {
  compare({ explained: which, ...(which === rival.peek() ? { rival: null } : {}) });
}

/** Adds a class to those that stand side by side, or takes it away; the rival, which stands aside, joins them. */
export function toggleClass(index: number): void {
  const now = classes.peek() ?? [];
  if (index === rival.peek()) {
    compare({ classes: [...now.filter((each) => each !== index), index], rival: null });
  } else {
    compare({ classes: toggled(now, index) });
  }
}

export function proposedPictures(look: Picture | null): PictureReference[] {
  const examples = start.value!.examples.filter(({ id }) => id !== look?.id);
  return [...(look === null ? [] : [look]), ...examples].slice(0, 4).map(referenceTo);
}

export function referenceTo({ id, scene }: Picture): PictureReference {
  return { id, scene: scene === null ? null : { seed: scene.seed, ...(scene.species === undefined ? {} : { species: scene.species }) } };
}

/** Adds a row, or takes it away if it is there. */
export function toggleMethod(name: string): void {
  const others = rows.peek().filter((row) => row.method !== name);
  compare({ rows: others.length < rows.peek().length ? others : [...others, { method: name, settings: {} }] });
}

/** The same method with other settings, in the same place. */
export function setRow(row: Row, settings: Record<string, string>): void {
  compare({ rows: rows.peek().map((each) => (isSameRow(each, row) ? { ...row, settings: { ...row.settings, ...settings } } : each)) });
}

export function removeRow(row: Row): void {
  compare({ rows: rows.peek().filter((each) => !isSameRow(each, row)) });
}

export function toggled<T>(list: T[], item: T): T[] {
  return list.includes(item) ? list.filter((each) => each !== item) : [...list, item];
}

export function titleOf({ method }: Row): string {
  return start.value?.methods.find(({ name }) => name === method)?.title ?? method;
}

/** `steps = 300, seed = 1`; empty where all settings are the method's own. */
export function settingsText({ settings }: Row): string {
  return Object.entries(settings)
    .map(([name, value]) => `${name} = ${value}`)
    .join(', ');
}
