import type { Range } from '../api/types';
import { COLOURS } from '../map/colours';
import { pixelTable } from '../map/paint';
import { scaleLabels } from '../map/range';
import { canvasOf } from './rendered';

const WIDTH = 720;
const HEIGHT = 84;
const MARGIN = 20;

/** A scale's colours alone, one pixel high. */
export function coloursOf(range: Range): HTMLCanvasElement {
  const [canvas, context] = canvasOf({ height: 1, width: COLOURS + 1 });
  const image = new ImageData(COLOURS + 1, 1);
  new Uint32Array(image.data.buffer).set(pixelTable(range, { opacity: 1, threshold: 0, photograph: 'none' }));
  context.putImageData(image, 0, 0);
  return canvas;
}

/** A scale with its values, on white. */
export function legendOf(range: Range): HTMLCanvasElement {
  const [canvas, context] = canvasOf({ height: HEIGHT, width: WIDTH });
  context.fillStyle = '#ffffff';
  context.fillRect(0, 0, WIDTH, HEIGHT);
  context.drawImage(coloursOf(range), MARGIN, MARGIN, WIDTH - 2 * MARGIN, 20);
  context.fillStyle = '#221b16';
  context.font = '20px system-ui, sans-serif';
  context.textBaseline = 'top';
  const places = { left: MARGIN, center: WIDTH / 2, right: WIDTH - MARGIN } as const;
  (Object.entries(places) as [CanvasTextAlign, number][]).forEach(([align, x], i) => {
    context.textAlign = align;
    context.fillText(scaleLabels(range)[i]!, x, MARGIN + 28);
  });
  return canvas;
}
