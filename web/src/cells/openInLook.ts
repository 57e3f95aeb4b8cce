import { batch } from '@preact/signals';
import type { Ask, Picture } from '../api/types';
import { against, method, network, parameters, picture, preprocessing, seed, tab, target } from '../state/choice';

/** Shows one map of many alone. */
export function openInLook(ask: Pick<Ask, 'network' | 'preprocessing' | 'target' | 'against' | 'method' | 'parameters' | 'seed'>, shown: Picture): void {
  batch(() => {
    network.value = ask.network;
    picture.value = shown;
    preprocessing.value = ask.preprocessing ?? {};
    target.value = ask.target === 'top1' ? null : ask.target;
    against.value = ask.against ?? null;
    method.value = ask.method;
    parameters.value = ask.parameters ?? {};
    seed.value = ask.seed ?? null;
    tab.value = 'look';
  });
}
