import type { ComponentChildren, Ref } from 'preact';
import type { Rectangle } from '../api/types';
import { placed } from './MapCanvas';
import './map.css';
import type { Place } from './place';

interface Props {
  /** The photograph's address. */
  photograph: string;
  /** The photograph's size. */
  size: { height: number; width: number };
  /** The part of it that the network sees; null until that is known. */
  seen: Rectangle | null;
  /** What lies over that part. */
  children?: ComponentChildren;
  /** That part's element. */
  seenRef?: Ref<HTMLDivElement>;
}

/** A photograph with anything over the part that the network sees. */
export function SeenPicture({ photograph, size, seen, children, seenRef }: Props) {
  return (
    <div class="map-canvas" style={{ aspectRatio: `${size.width} / ${size.height}` }}>
      <img src={photograph} alt="" draggable={false} />
      {seen !== null && <i class="map-seen" style={placed(seen, size)} />}
      <div class="map-over" ref={seenRef ?? null} style={placed(seen ?? { top: 0, left: 0, ...size }, size)}>
        {children}
      </div>
    </div>
  );
}

/** Where in an element a pointer is; outside of it the shares are below 0 or above 1. */
export function placeIn(element: Element, { clientX, clientY }: { clientX: number; clientY: number }): Place {
  const box = element.getBoundingClientRect();
  return { y: (clientY - box.top) / box.height, x: (clientX - box.left) / box.width };
}
