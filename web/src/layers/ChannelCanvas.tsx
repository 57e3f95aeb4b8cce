import { useLayoutEffect, useRef } from 'preact/hooks';
import { placeIn } from '../map/SeenPicture';
import { painted } from '../map/paint';
import { paintOn } from '../map/paintOn';
import { mapInWords } from '../map/words';
import { isShared, pointed } from './choice';
import type { Sheet } from './sheet';
import { place } from './units';

const OPAQUE = { opacity: 1, threshold: 0, photograph: 'none' } as const;
const LARGE_STEP = 5;
const STEPS: Record<string, [number, number]> = { ArrowUp: [-1, 0], ArrowDown: [1, 0], ArrowLeft: [0, -1], ArrowRight: [0, 1] };

/** A channel, large, whose units can be pointed at. */
export function ChannelCanvas({ sheet, channel }: { sheet: Sheet; channel: number }) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const frame = useRef<HTMLDivElement>(null);
  const { height, width } = sheet;
  const plane = sheet.plane(channel);
  const range = sheet.range(channel, isShared.value);
  useLayoutEffect(() => {
    paintOn(canvas.current!, painted(plane, range, OPAQUE));
  }, [plane, range.high, range.signed]);
  const at = place.value;
  return (
    <div
      class="channel-canvas"
      ref={frame}
      role="application"
      tabIndex={0}
      aria-label={`Channel ${channel}. ${mapInWords(plane, range)} Arrows move from unit to unit.`}
      data-part="channel"
      style={{ aspectRatio: `${width} / ${height}` }}
      onPointerMove={(event) => pointAt(frame.current!, event, sheet)}
      onPointerDown={(event) => pointAt(frame.current!, event, sheet)}
      onKeyDown={(event) => step(event, sheet)}
    >
      <canvas ref={canvas} />
      {at !== null && <i class="unit-cell" style={{ top: `${(100 * at.y) / height}%`, left: `${(100 * at.x) / width}%`, height: `${100 / height}%`, width: `${100 / width}%` }} />}
    </div>
  );
}

/** Points at the unit that lies where a pointer is, in an element that shows all places of a layer. */
export function pointAt(element: Element, event: PointerEvent, { height, width }: Sheet): void {
  const { y, x } = placeIn(element, event);
  if (y >= 0 && y < 1 && x >= 0 && x < 1) {
    point({ y: Math.floor(y * height), x: Math.floor(x * width) });
  }
}

function point(next: { y: number; x: number }): void {
  if (place.value?.y !== next.y || place.value.x !== next.x) {
    pointed.value = next;
  }
}

function step(event: KeyboardEvent, { height, width }: Sheet): void {
  const [down, along] = STEPS[event.key] ?? [0, 0];
  const from = place.value;
  if (from !== null && (down !== 0 || along !== 0)) {
    const far = event.shiftKey ? LARGE_STEP : 1;
    event.preventDefault();
    point({ y: Math.min(height - 1, Math.max(0, from.y + far * down)), x: Math.min(width - 1, Math.max(0, from.x + far * along)) });
  }
}
