import type { Signal } from '@preact/signals';
import { useLayoutEffect, useRef } from 'preact/hooks';
import type { Range, Rectangle } from '../api/types';
import './map.css';
import type { Outline } from './outline';
import { painted } from './paint';
import { neighbour, type Place } from './place';
import type { Plane } from './plane';
import type { View } from './view';

const LARGE_STEP = 10;

interface Props {
  /** The photograph's address; null while there is none. */
  photograph: string | null;
  /** The photograph's size. */
  size: { height: number; width: number };
  /** The part of the photograph that the network sees; null until that is known. */
  seen: Rectangle | null;
  /** What is drawn over it; null while there is nothing. */
  map: { plane: Plane; range: Range } | null;
  view: Pick<View, 'opacity' | 'threshold' | 'photograph'>;
  /** The true outline. */
  outline?: Outline | null;
  /** The picture and its map in words. */
  label: string;
  /** The place that is pointed at, which several canvases may share. */
  place?: Signal<Place | null>;
  part?: string;
  onPainted?: () => void;
}

/** A photograph with a map over it. Colours are made here from values, by a table, so that a new view costs one pass over the pixels. */
export function MapCanvas({ photograph, size, seen, map, view, outline = null, label, place, part, onPainted }: Props) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const frame = useRef<HTMLDivElement>(null);
  const area = seen ?? { top: 0, left: 0, ...size };

  useLayoutEffect(() => {
    const element = canvas.current;
    if (element === null || map === null) {
      return;
    }
    const { height, width } = map.plane;
    if (element.width !== width || element.height !== height) {
      element.width = width;
      element.height = height;
    }
    element.getContext('2d')!.putImageData(painted(map.plane, map.range, view), 0, 0);
    onPainted?.();
  }, [map?.plane, map?.range, view.opacity, view.threshold, view.photograph]);

  const pointAt = (event: PointerEvent): void => {
    const box = frame.current!.getBoundingClientRect();
    const y = (((event.clientY - box.top) / box.height) * size.height - area.top) / area.height;
    const x = (((event.clientX - box.left) / box.width) * size.width - area.left) / area.width;
    place!.value = y >= 0 && y < 1 && x >= 0 && x < 1 ? { y, x } : null;
  };
  const step = (event: KeyboardEvent): void => {
    const next = map === null ? null : neighbour(place!.value, event.key, event.shiftKey ? LARGE_STEP : 1, map.plane);
    if (next !== null) {
      place!.value = next;
      event.preventDefault();
    } else if (event.key === 'Escape') {
      place!.value = null;
    }
  };
  const pointing = place === undefined ? {} : { tabIndex: 0, onPointerMove: pointAt, onPointerDown: pointAt, onPointerLeave: () => (place.value = null), onKeyDown: step };

  return (
    <div class={`map-canvas photograph-${view.photograph}`} ref={frame} role="img" aria-label={label} data-part={part} style={{ aspectRatio: `${size.width} / ${size.height}` }} {...pointing}>
      {photograph !== null && <img src={photograph} alt="" draggable={false} />}
      {seen !== null && <i class="map-seen" style={placed(area, size)} />}
      <canvas ref={canvas} hidden={map === null} style={placed(area, size)} />
      {outline !== null && (
        <svg viewBox={`0 0 ${outline.width} ${outline.height}`} preserveAspectRatio="none" aria-hidden="true" style={placed(area, size)}>
          <path class="map-outline-under" d={outline.path} />
          <path class="map-outline" d={outline.path} />
        </svg>
      )}
      {place !== undefined && <Crosshair place={place} area={area} size={size} />}
    </div>
  );
}

function Crosshair({ place, area, size }: { place: Signal<Place | null>; area: Rectangle; size: { height: number; width: number } }) {
  const at = place.value;
  if (at === null) {
    return null;
  }
  const top = `${(100 * (area.top + at.y * area.height)) / size.height}%`;
  const left = `${(100 * (area.left + at.x * area.width)) / size.width}%`;
  return (
    <>
      <i class="map-line across" style={{ top }} />
      <i class="map-line down" style={{ left }} />
    </>
  );
}

/** A rectangle of the photograph as shares of it. */
export function placed(area: Rectangle, size: { height: number; width: number }) {
  return {
    top: `${(100 * area.top) / size.height}%`,
    left: `${(100 * area.left) / size.width}%`,
    height: `${(100 * area.height) / size.height}%`,
    width: `${(100 * area.width) / size.width}%`,
  };
}
