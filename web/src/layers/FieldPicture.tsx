import { useRef } from 'preact/hooks';
import { SeenPicture } from '../map/SeenPicture';
import { picture } from '../state/choice';
import { seen } from '../state/maps';
import { openNetwork } from '../state/networks';
import { addressOfPicture } from '../state/pictures';
import { pointAt } from './ChannelCanvas';
import type { Sheet } from './sheet';
import { unit } from './units';

/** The picture, with the part of it that a unit depends on. */
export function FieldPicture({ sheet }: { sheet: Sheet }) {
  const area = useRef<HTMLDivElement>(null);
  const { input } = openNetwork.value!;
  const field = unit.value?.field ?? null;
  const point = (event: PointerEvent): void => pointAt(area.current!, event, sheet);
  return (
    <div class="field-picture" data-part="field-picture" onPointerMove={point} onPointerDown={point}>
      <SeenPicture photograph={addressOfPicture(picture.value!)} size={picture.value!} seen={seen.value} seenRef={area}>
        {field !== null && (
          <i
            class="receptive-field"
            data-part="field"
            style={{
              top: `${(100 * field.top) / input.height}%`,
              left: `${(100 * field.left) / input.width}%`,
              height: `${(100 * field.height) / input.height}%`,
              width: `${(100 * field.width) / input.width}%`,
            }}
          />
        )}
      </SeenPicture>
    </div>
  );
}
