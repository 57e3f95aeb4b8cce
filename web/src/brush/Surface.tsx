import { useRef } from 'preact/hooks';
import type { Place } from '../map/place';
import { placeIn } from '../map/SeenPicture';
import { picture } from '../state/choice';
import { pressed } from './brushKeys';
import { coveredShare } from './mask';
import { beginStroke, continueStroke, cursor, endStroke, mask, stroke, tool } from './painting';
import { shareText } from './words';

/** Takes strokes from pointers and keys. */
export function Surface() {
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
      const between = event.getCoalescedEvents?.() ?? [];
      for (const each of between.length === 0 ? [event] : between) {
        continueStroke(placeOf(each));
      }
    }
  };
  const press = (event: KeyboardEvent): void => {
    if (pressed(event)) {
      event.preventDefault();
      event.stopPropagation();
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
      onKeyUp={({ key }) => key === ' ' && endStroke()}
      onBlur={endStroke}
    />
  );
}
