import { computed } from '@preact/signals';
import type { Options } from '../api/client';
import type { Network } from '../api/types';
import { network } from './choice';
import { Recent } from './recent';
import { resource } from './resource';
import { client, start } from './serve';

const opened = new Recent<Network>(16);

/** A network, opened if need be; who asks first hears how that goes. */
export function networkOf(id: string, onProgress?: Options['onProgress']): Promise<Network> {
  const known = opened.get(id);
  if (known !== undefined) {
    return known;
  }
  const opening = client.network(id, { onProgress });
  opened.put(id, opening);
  opening.then(list, () => undefined);
  return opening;
}

/** Remembers a network that was given just now. */
export function addNetwork(given: Network): void {
  opened.put(given.id, Promise.resolve(given));
  list(given);
}

/** Puts a network among those at hand, if it is not there. */
function list({ id, name }: Network): void {
  const now = start.value!;
  if (!now.networks.some((line) => line.id === id)) {
    start.value = { ...now, networks: [...now.networks, { id, name, state: 'open', origin: 'uploaded' }] };
  }
}

/** The chosen network. */
export const chosenNetwork = resource(
  () => (network.value === '' ? null : network.value),
  (id, { onProgress }) => networkOf(id, onProgress),
);

/** The chosen network if it is open; null while it is being opened. */
export const openNetwork = computed<Network | null>(() => {
  const { question, answered, answer } = chosenNetwork.state.value;
  return answered === question ? answer : null;
});
