import { fromHalves } from '../api/half';
import type { Result } from '../api/frames';
import type { MapHeader, Range } from '../api/types';
import { resized, type Plane } from './plane';
import { smoothed } from './smoothing';

/** A map at the size of the network's input, raw and (if it is a map of pixels) lightly smoothed, each with the range of its colours. */
export interface ShownMap {
  raw: Plane;
  rawRange: Range;
  smooth: Plane | null;
  smoothRange: Range | null;
}

/** The planes of a map as it travelled; null where its values are no places. */
export function shownMap({ header, data }: Result<MapHeader>, input: { height: number; width: number }): ShownMap | null {
  if (header.shape === null) {
    return null;
  }
  const [height, width] = header.shape;
  const raw = resized({ height, width, values: fromHalves(data, header.scale) }, input.height, input.width);
  const smooth = header.smooth === null ? null : smoothed(raw);
  return { raw, rawRange: header.range, smooth, smoothRange: header.smooth };
}

/** What is drawn: the smoothed plane if that is wanted and there is one. */
export function drawnPlane(map: ShownMap, smooth: boolean): { plane: Plane; range: Range } {
  return smooth && map.smooth !== null && map.smoothRange !== null
    ? { plane: map.smooth, range: map.smoothRange }
    : { plane: map.raw, range: map.rawRange };
}
