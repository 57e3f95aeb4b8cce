import type { Range } from '../api/types';
import type { Plane } from '../map/plane';
import { sharedRange } from '../map/range';
import { drawnPlane } from '../map/shown';
import type { View } from '../map/view';
import type { Cell, Finished } from './cell';

/** What is drawn of a map: its values, and the range of its colours. */
export interface Drawn {
  plane: Plane;
  range: Range;
}

/** What is drawn of a finished cell; null where there is nothing to see, or the values are no places. */
export function drawnOf({ header, shown }: Finished, { smooth }: Pick<View, 'smooth'>): Drawn | null {
  return shown === null || header.notice !== null ? null : drawnPlane(shown, smooth);
}

/** One scale for all cells of which something is drawn; null where there is none. */
export function scaleOf(cells: readonly Cell[], view: Pick<View, 'smooth'>): Range | null {
  const ranges = cells.flatMap(({ finished }) => {
    const drawn = finished === null ? null : drawnOf(finished, view);
    return drawn === null ? [] : [drawn.range];
  });
  return ranges.length === 0 ? null : sharedRange(ranges);
}
