import { effect, untracked } from '@preact/signals';
import { more, network, picture, tab } from '../state/choice';
import { start } from '../state/serve';
import { compare, comparison, proposedPictures, referenceTo } from './choice';
import { proposedNetworks } from './proposals';

let last = { picture: picture.peek(), network: network.peek(), more: more.peek() };

/** What is dropped while Compare is shown joins what is compared. (Going back, the address changes as well, and says itself what is compared.) */
effect(() => {
  const before = last;
  last = { picture: picture.value, network: network.value, more: more.value };
  if (tab.value === 'compare' && more.value === before.more && before.network !== '') {
    untracked(() => join(before));
  }
});

function join(before: typeof last): void {
  const { across, pictures, networks } = comparison.value;
  if (across === 'pictures' && last.picture !== null && last.picture !== before.picture) {
    const now = pictures ?? proposedPictures(before.picture);
    if (!now.some(({ id }) => id === last.picture!.id)) {
      compare({ pictures: [...now, referenceTo(last.picture)] });
    }
  }
  if (across === 'networks' && last.network !== before.network) {
    const now = networks ?? proposedNetworks(before.network, start.value!.networks);
    compare({ networks: [...new Set([...now, last.network])] });
  }
}
