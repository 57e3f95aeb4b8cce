import { chosenNetwork, openNetwork } from '../state/networks';
import { Skeleton } from '../ui/Waiting';
import { ChannelCard } from './ChannelCard';
import { stages } from './choice';
import './layers.css';
import { Strip } from './Strip';
import { Tiles } from './Tiles';

/** The network's layers, the channels of each, and what their units compute. */
export function Layers() {
  if (openNetwork.value === null) {
    return chosenNetwork.state.value.isWaiting ? <Skeleton label="Opening the network …" /> : null;
  }
  if (stages.value.length === 0) {
    return <p class="soft">This network has no layers whose channels and places are known.</p>;
  }
  return (
    <div class="layers">
      <Strip />
      <Tiles />
      <ChannelCard />
    </div>
  );
}
