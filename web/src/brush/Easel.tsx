import { useComputed } from '@preact/signals';
import { outlineOfPixels, type Outline } from '../map/outline';
import { SeenPicture } from '../map/SeenPicture';
import { picture } from '../state/choice';
import { seen } from '../state/maps';
import { addressOfPicture } from '../state/pictures';
import { Covering } from './Covering';
import { cursor, fill, mask, radiusOf, segmentOutline, stroke, tool } from './painting';
import { Surface } from './Surface';

/** The picture, to be covered by a brush. */
export function Easel() {
  const outline = useComputed(() => outlineOfPixels(mask.value));
  const shown = picture.value!;
  return (
    <>
      <div class="easel" style={{ '--ratio': String(shown.width / shown.height) }}>
        <SeenPicture photograph={addressOfPicture(shown)} size={shown} seen={seen.value}>
          <Covering mask={mask.value} fill={fill.value} />
          <Border outline={outline.value} />
          {tool.value === 'segments' && segmentOutline.value !== null && <Border outline={segmentOutline.value} isThick />}
          <BrushCursor />
          <Surface />
        </SeenPicture>
      </div>
      <p class="soft small brush-hint" id="easel-keys">
        Paint over the picture.<span class="by-keys"> By keys: arrows move the brush (Shift: faster), Space paints, + and − change its size.</span>
      </p>
    </>
  );
}

function Border({ outline, isThick = false }: { outline: Outline; isThick?: boolean }) {
  return (
    <svg class={isThick ? 'is-thick' : ''} viewBox={`0 0 ${outline.width} ${outline.height}`} preserveAspectRatio="none" aria-hidden="true">
      <path class="map-outline-under" d={outline.path} />
      <path class="map-outline" d={outline.path} />
    </svg>
  );
}

/** The circle that the brush would cover. */
function BrushCursor() {
  const at = cursor.value;
  if (at === null || tool.value === 'segments') {
    return null;
  }
  const { height, width } = mask.value;
  const radius = radiusOf(mask.value);
  return (
    <i
      class={`brush-cursor ${stroke.value === null ? '' : 'is-down'}`}
      style={{ top: `${100 * (at.y - radius / height)}%`, left: `${100 * (at.x - radius / width)}%`, height: `${(200 * radius) / height}%`, width: `${(200 * radius) / width}%` }}
    />
  );
}
