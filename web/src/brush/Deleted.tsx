import { pixelsOf } from '../api/bits';
import type { Bits, DeletionPoint } from '../api/types';
import { SeenPicture } from '../map/SeenPicture';
import { readable } from '../map/range';
import { targetScore } from '../state/answers';
import { picture } from '../state/choice';
import { seen } from '../state/maps';
import { addressOfPicture } from '../state/pictures';
import { Button } from '../ui/Button';
import { percentage } from '../ui/words';
import { Covering } from './Covering';
import { fill } from './painting';
import { play, shownStep } from './playing';

/** The picture twice at one step of a deletion: in the map's order, and in random order. */
export function Deleted({ point: { deleted, map, random } }: { point: DeletionPoint }) {
  const text = (value: number): string => (targetScore.value?.probability == null ? readable(value) : percentage(value));
  return (
    <div class="deleted" data-part="deleted">
      <One name="in the map’s order" value={text(map)} deleted={deleted?.map} />
      <One name="in random order" value={text(random)} deleted={deleted?.random} />
      {play.value?.isRunning !== true && (
        <Button icon="brush" part="back-to-brush" onClick={() => (shownStep.value = null)}>
          Back to the brush
        </Button>
      )}
    </div>
  );
}

function One({ name, value, deleted }: { name: string; value: string; deleted: Bits | undefined }) {
  const shown = picture.value!;
  return (
    <figure style={{ '--ratio': String(shown.width / shown.height) }}>
      <SeenPicture photograph={addressOfPicture(shown)} size={shown} seen={seen.value}>
        {deleted !== undefined && <Covering mask={{ ...deleted, pixels: pixelsOf(deleted) }} fill={fill.value} />}
      </SeenPicture>
      <figcaption>
        <strong class="number">{value}</strong> <span class="soft">{name}</span>
      </figcaption>
    </figure>
  );
}
