import { useSignal, type Signal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import { drawnOf } from '../cells/drawn';
import { valueAtPlace, type Place } from '../map/place';
import { readable } from '../map/range';
import { view } from '../state/choice';
import { titleOf } from './choice';
import type { Column } from './columns';
import type { GridRow } from './grid';

const PAUSE = 500;

/** The values at the marked place, for those who hear the page, when the crosshair rests. */
export function PlaceInWords({ place, lines, across }: { place: Signal<Place | null>; lines: GridRow[]; across: Column[] }) {
  const words = useSignal('');
  const at = place.value;
  useEffect(() => {
    const timer = setTimeout(() => (words.value = at === null ? '' : valuesAt(at, lines, across)), PAUSE);
    return () => clearTimeout(timer);
  }, [at?.y, at?.x, lines, across]);
  return (
    <p class="unseen" role="status">
      {words.value}
    </p>
  );
}

function valuesAt(at: Place, lines: GridRow[], across: Column[]): string {
  const where = `${Math.round(100 * at.y)} % from the top, ${Math.round(100 * at.x)} % from the left.`;
  const values = lines.map(({ row, cells }) => {
    const own = cells.flatMap(({ finished }, i) => {
      const drawn = finished === null ? null : drawnOf(finished, view.peek());
      return drawn === null ? [] : [`${across[i]!.name} ${readable(valueAtPlace(drawn.plane, at))}`];
    });
    return own.length === 0 ? '' : `${titleOf(row)}: ${own.join(', ')}.`;
  });
  return [where, ...values].join(' ');
}
