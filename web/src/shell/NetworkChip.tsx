import { network } from '../state/choice';
import { Icon } from '../ui/Icon';

export function NetworkChip() {
  return (
    <button type="button" class="button network-chip" data-part="network">
      <Icon name="network" />
      {network.value}
    </button>
  );
}
