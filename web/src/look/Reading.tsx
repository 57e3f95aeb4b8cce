import type { Signal } from '@preact/signals';
import type { MapHeader, Range } from '../api/types';
import { valueAtPlace, type Place } from '../map/place';
import type { Plane } from '../map/plane';
import { readable } from '../map/range';

interface Props {
  plane: Plane;
  range: Range;
  signs: MapHeader['signs'];
  place: Signal<Place | null>;
}

/** What the colours mean, or the value that is pointed at. */
export function Reading({ plane, range, signs, place }: Props) {
  const at = place.value;
  if (at === null) {
    return (
      <p class="reading" data-part="meaning">
        {range.signed ? `Red ${signs.positive}, blue ${signs.negative}.` : `The brighter, the more it ${signs.positive}.`}
      </p>
    );
  }
  const value = valueAtPlace(plane, at);
  const row = Math.floor(at.y * plane.height);
  const column = Math.floor(at.x * plane.width);
  return (
    <p class="reading" role="status" data-part="value" data-value={value} data-row={row} data-column={column}>
      <strong class="number">{(range.signed && value > 0 ? '+' : '') + readable(value)}</strong> at row {row}, column {column}
      {range.signed && value !== 0 && `: ${value > 0 ? signs.positive : signs.negative}`}
    </p>
  );
}
