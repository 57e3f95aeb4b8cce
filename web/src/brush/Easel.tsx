import { useComputed } from '@preact/signals';
import { useRef } from 'preact/hooks';
import { outlineOfPixels, type Outline } from '../map/outline';
import { neighbour, type Place } from '../map/place';
import { placeIn, SeenPicture } from '../map/SeenPicture';
import { picture } from '../state/choice';
import { seen } from '../state/maps';
import { addressOfPicture } from '../state/pictures';
import { Covering } from './Covering';
import { coveredShare } from './mask';
import { beginStroke, clear, continueStroke, cursor, endStroke, fill, mask, radiusOf, redo, segmentOutline, setSize, size, stroke, tool, undo } from './painting';
import { shareText } from './words';

const LARGE_STEP = 4;
const SIZE_STEP = 2;

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
        Paint over the picture. By keys: arrows move the brush (Shift: faster), Space paints, + and − change its size.
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

/** Takes strokes from pointers and keys. */
function Surface() {
  const element = useRef<HTMLDivElement>(null);
  const placeOf = (event: PointerEvent): Place => placeIn(element.current!, event);
  const down = (event: PointerEvent): void => {
    if (event.button === 0) {
      element.current!.setPointerCapture(event.pointerId);
      cursor.value = placeOf(event);
      beginStroke(placeOf(event));
    }
  };
  const move = (event: PointerEvent): void => {
    cursor.value = placeOf(event);
    if (stroke.value !== null) {
      const events = event.getCoalescedEvents?.() ?? [];
      for (const each of events.length === 0 ? [event] : events) {
        continueStroke(placeOf(each));
      }
    }
  };
  const press = (event: KeyboardEvent): void => {
    if (handled(event)) {
      event.preventDefault();
      event.stopPropagation();
    }
  };
  const release = (event: KeyboardEvent): void => {
    if (event.key === ' ') {
      endStroke();
    }
  };
  return (
    <div
      ref={element}
      class={`easel-surface with-${tool.value}`}
      role="application"
      tabIndex={0}
      aria-label={`${picture.value!.name}, ${shareText(coveredShare(mask.value))} covered. Arrows move the brush, Space paints.`}
      aria-describedby="easel-keys"
      data-part="easel"
      onPointerDown={down}
      onPointerMove={move}
      onPointerUp={endStroke}
      onPointerCancel={endStroke}
      onPointerLeave={() => stroke.value === null && (cursor.value = null)}
      onKeyDown={press}
      onKeyUp={release}
      onBlur={endStroke}
    />
  );
}

/** Does what a key means; whether it means anything. */
function handled(event: KeyboardEvent): boolean {
  const { key, repeat, shiftKey } = event;
  if (event.ctrlKey || event.metaKey || event.altKey) {
    return false;
  }
  const step = Math.max(1, Math.round(radiusOf(mask.value) / 2)) * (shiftKey ? LARGE_STEP : 1);
  const next = neighbour(cursor.value, key, step, mask.value);
  if (next !== null) {
    cursor.value = next;
    continueStroke(next);
  } else if (key === ' ') {
    cursor.value ??= { y: 0.5, x: 0.5 };
    if (!repeat) {
      beginStroke(cursor.value);
    }
  } else if (key === '+' || key === '-') {
    setSize(size.value + (key === '+' ? SIZE_STEP : -SIZE_STEP));
  } else if (key === 'Escape') {
    cursor.value = null;
  } else if (key === 'Delete') {
    clear();
  } else {
    return false;
  }
  return true;
}

/** Undo and redo by their usual keys, anywhere on the screen. */
export function listenToEdits(): () => void {
  const listen = (event: KeyboardEvent): void => {
    const isTyping = event.target instanceof HTMLInputElement && ['text', 'search', 'number'].includes(event.target.type);
    if ((event.ctrlKey || event.metaKey) && !event.altKey && !isTyping) {
      const key = event.key.toLowerCase();
      if (key === 'z' || key === 'y') {
        event.preventDefault();
        (key === 'y' || event.shiftKey ? redo : undo)();
      }
    }
  };
  addEventListener('keydown', listen);
  return () => removeEventListener('keydown', listen);
}
