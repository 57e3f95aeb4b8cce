import type { Signal } from '@preact/signals';
import { useLayoutEffect, useRef } from 'preact/hooks';
import type { Range } from '../api/types';
import { painted } from '../map/paint';
import { paintOn } from '../map/paintOn';
import { placeIn } from '../map/SeenPicture';

const OPAQUE = { opacity: 1, threshold: 0, photograph: 'none' } as const;

interface Props {
  /** Row by row; null where there is no value. */
  values: (number | null)[];
  height: number;
  width: number;
  range: Range;
  /** The cell that is pointed at, which several grids may share. */
  cell: Signal<number | null>;
}

/** A few values as colours; what they are stands beside it. */
export function ValueGrid({ values, height, width, range, cell }: Props) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const frame = useRef<HTMLSpanElement>(null);
  useLayoutEffect(() => {
    const image = painted({ height, width, values: Float32Array.from(values, (value) => value ?? 0) }, range, OPAQUE);
    values.forEach((value, i) => value === null && (image.data[4 * i + 3] = 0));
    paintOn(canvas.current!, image);
  }, [values, range.high, range.signed]);
  const point = (event: PointerEvent): void => {
    const { y, x } = placeIn(frame.current!, event);
    cell.value = y >= 0 && y < 1 && x >= 0 && x < 1 ? Math.floor(y * height) * width + Math.floor(x * width) : null;
  };
  const at = cell.value;
  return (
    <span class="value-grid" ref={frame} style={{ aspectRatio: `${width} / ${height}` }} aria-hidden="true" onPointerMove={point} onPointerDown={point} onPointerLeave={() => (cell.value = null)}>
      <canvas ref={canvas} />
      {at !== null && at < values.length && <i style={{ top: `${(100 * Math.floor(at / width)) / height}%`, left: `${(100 * (at % width)) / width}%`, height: `${100 / height}%`, width: `${100 / width}%` }} />}
    </span>
  );
}
