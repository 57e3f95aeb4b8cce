import { openNetwork } from '../state/networks';

/** What a channel looks for, where an atlas has a picture of it that excites it. */
export function Feature({ layer, channel }: { layer: string; channel: number }) {
  const network = openNetwork.value;
  const stage = network?.layers.find(({ name }) => name === layer);
  if (network === null || !stage?.features?.includes(channel)) {
    return null;
  }
  const address = `api/networks/${encodeURIComponent(network.id)}/feature?layer=${encodeURIComponent(layer)}&channel=${channel}`;
  return (
    <figure class="feature" data-part="feature">
      <img src={address} alt={`A picture that was optimized until it excites channel ${channel}`} />
      <figcaption class="soft small">What excites it most, from an atlas</figcaption>
    </figure>
  );
}
