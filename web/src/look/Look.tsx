import { openNetwork } from '../state/networks';
import { Classes } from './Classes';
import { Findings } from './Findings';
import './look.css';
import { Methods } from './Methods';
import { PictureCard } from './PictureCard';
import { PreprocessingStrip } from './PreprocessingStrip';
import { Stage } from './Stage';

/** A picture, what the network says of it, and where it looked. */
export function Look() {
  return (
    <>
      {openNetwork.value !== null && <PreprocessingStrip network={openNetwork.value} />}
      <div class="look">
        <Stage />
        <div class="look-left">
          <Classes />
          <PictureCard />
        </div>
        <div class="look-right">
          <Findings />
          <Methods />
        </div>
      </div>
    </>
  );
}
