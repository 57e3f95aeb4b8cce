import { useLayoutEffect, useRef } from 'preact/hooks';
import type { Range } from '../api/types';
import { COLOURS } from './colours';
import { pixelTable } from './paint';
import { scaleLabels } from './range';

/** The colours of a scale, with the values at its ends and in its middle. */
export function ScaleLegend({ range, threshold = 0 }: { range: Range; threshold?: number }) {
  const canvas = useRef<HTMLCanvasElement>(null);
  useLayoutEffect(() => {
    const image = new ImageData(COLOURS + 1, 1);
    new Uint32Array(image.data.buffer).set(pixelTable(range, { opacity: 1, threshold, photograph: 'none' }));
    canvas.current!.getContext('2d')!.putImageData(image, 0, 0);
  }, [range.signed, threshold]);
  const [low, middle, high] = scaleLabels(range);
  return (
    <div class="scale-legend" role="img" aria-label={`Colours from ${low} over ${middle} to ${high}`} data-part="scale">
      <canvas ref={canvas} width={COLOURS + 1} height={1} />
      <span>{low}</span>
      <span>{middle}</span>
      <span>{high}</span>
    </div>
  );
}
