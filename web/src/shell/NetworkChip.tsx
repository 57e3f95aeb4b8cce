import { useSignal } from '@preact/signals';
import { network } from '../state/choice';
import { opening } from '../state/give';
import { chosenNetwork, openNetwork } from '../state/networks';
import { start } from '../state/serve';
import { Icon } from '../ui/Icon';
import { NetworkDialog } from './NetworkDialog';

/** The network that is asked, and the way to another. */
export function NetworkChip() {
  const isOpen = useSignal(false);
  const line = start.value?.networks.find(({ id }) => id === network.value);
  const name = line?.name ?? openNetwork.value?.name ?? network.value;
  const isBusy = opening.value !== null || chosenNetwork.state.value.isWaiting;
  return (
    <>
      <button type="button" class={`button network-chip ${isBusy ? 'is-busy' : ''}`} aria-haspopup="dialog" disabled={start.value === null} data-part="network" onClick={() => (isOpen.value = true)}>
        <Icon name="network" />
        <span class="unseen">Network:</span>
        <span class="network-name">{opening.value?.name ?? (name || '…')}</span>
        <Icon name="down" size={16} />
      </button>
      {isOpen.value && <NetworkDialog onClose={() => (isOpen.value = false)} />}
    </>
  );
}
