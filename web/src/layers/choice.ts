import { batch, computed, effect, signal } from '@preact/signals';
import type { Layer } from '../api/types';
import { targetScore } from '../state/answers';
import { asked, tab } from '../state/choice';
import { inAddress, keepInAddress } from '../state/inAddress';
import { openNetwork } from '../state/networks';
import { Recent } from '../state/recent';
import { resource } from '../state/resource';
import { client } from '../state/serve';
import { Sheet, type Order } from './sheet';

const MOST_SHEETS = 4;

export const stages = computed<Layer[]>(() => openNetwork.value?.layers ?? []);

/** The opened layer: the one of the address, else the one that methods of layers take, else the last with places. */
export const layer = computed<Layer | null>(() => {
  const named = (name: string | null): Layer | undefined => stages.value.find((each) => each.name === name);
  return named(inAddress('layers.layer')) ?? named(openNetwork.value?.automatic ?? null) ?? stages.value.filter(({ shape }) => (shape[1] ?? 1) > 1).at(-1) ?? stages.value.at(-1) ?? null;
});

export const order = computed<Order>(() => (['feeds', 'number'] as const).find((each) => each === inAddress('layers.order')) ?? 'strongest');
/** Whether all tiles share one range of colours. */
export const isShared = computed(() => inAddress('layers.scale') === 'shared');

export function chooseLayer(name: string): void {
  batch(() => {
    keepInAddress('layers.channel', null);
    keepInAddress('layers.layer', name);
  });
}

const recent = new Recent<Sheet>(MOST_SHEETS);

/** The values of the opened layer. */
export const sheets = resource(
  () => (tab.value === 'layers' && asked.value !== null && layer.value !== null && targetScore.value !== null ? { ...asked.value, layer: layer.value.name, target: targetScore.value.index } : null),
  async (question, options) => {
    const key = JSON.stringify(question);
    const known = recent.get(key) ?? client.activations(question, options).then((result) => new Sheet(result));
    recent.put(key, known);
    return known;
  },
);

/** The values of what is asked now, or of the same for another class while that is awaited. */
export const sheet = computed<Sheet | null>(() => {
  const { answer, answered } = sheets.state.value;
  const now = asked.value;
  return answered !== null && now !== null && answered.network === now.network && answered.picture === now.picture && answered.layer === layer.value?.name ? answer : null;
});

/** The enlarged channel: the one of the address, else the strongest. */
export const channel = computed<number | null>(() => {
  const now = sheet.value;
  if (now === null) {
    return null;
  }
  const kept = inAddress('layers.layer') === now.header.layer ? inAddress('layers.channel') : null;
  return kept !== null && /^\d+$/.test(kept) && Number(kept) < now.channels ? Number(kept) : now.order(order.value)[0]!;
});

export function chooseChannel(chosen: number): void {
  batch(() => {
    keepInAddress('layers.channel', String(chosen));
    keepInAddress('layers.layer', layer.peek()!.name);
  });
}

/** The class that a channel is for, where a layer has one channel for each; null elsewhere. */
export function classOf({ header, isFlat, channels }: Sheet, number: number): string | null {
  const labels = openNetwork.value?.labels ?? [];
  const isOfClasses = isFlat && channels === labels.length && header.layer === stages.value.at(-1)?.name;
  return isOfClasses ? labels[number]! : null;
}

/** The unit that was pointed at last; null for the channel's strongest. */
export const pointed = signal<{ y: number; x: number } | null>(null);

effect(() => {
  void layer.value;
  pointed.value = null;
});
