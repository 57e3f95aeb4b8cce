import type { Picture, Rectangle } from '../api/types';
import type { Drawn } from '../cells/drawn';
import { outlineOf, type Outline } from '../map/outline';
import { painted } from '../map/paint';
import { resized } from '../map/plane';
import type { View } from '../map/view';
import type { Kept } from './kept';
import { lay, soften } from './overlay';
import { photographOf } from './photograph';

const ROWS = 64;
const SHARP = 1024;

interface Size {
  height: number;
  width: number;
}

/** A picture at its original size, or smaller. */
export function sizeWithin({ height, width }: Size, longest: number): Size {
  const scale = Math.min(1, longest / Math.max(height, width));
  return { height: Math.max(1, Math.round(scale * height)), width: Math.max(1, Math.round(scale * width)) };
}

/** The photograph alone, in colour or in grey. */
export async function renderedPhotograph(picture: Picture, photograph: 'colour' | 'grey', size: Size, signal?: AbortSignal): Promise<HTMLCanvasElement> {
  const [canvas, context] = canvasOf(size);
  await draw(picture, context, size, signal);
  if (photograph === 'grey') {
    const pixels = context.getImageData(0, 0, size.width, size.height);
    soften(pixels.data, 'grey');
    context.putImageData(pixels, 0, 0);
  }
  return canvas;
}

/** The map over its photograph, row by row, so that the page stays awake with large pictures. */
export async function renderedMap(kept: Kept, size: Size, signal?: AbortSignal): Promise<HTMLCanvasElement> {
  const { chosen, drawn } = kept;
  const { picture, view } = chosen;
  const [canvas, context] = canvasOf(size);
  await draw(picture, context, size, signal);
  const area = scaled(areaOf(kept), size.width / picture.width, size.height / picture.height);
  for (let top = 0; drawn !== null && top < size.height; top += ROWS) {
    const height = Math.min(ROWS, size.height - top);
    const strip = context.getImageData(0, top, size.width, height);
    lay({ ...drawn, area }, { data: strip.data, top, height, width: size.width }, view);
    context.putImageData(strip, 0, top);
    await new Promise((resolve) => setTimeout(resolve));
    signal?.throwIfAborted();
  }
  const outline = outlineOn(kept);
  if (outline !== null) {
    drawOutline(context, outline, area, Math.max(size.height, size.width));
  }
  return canvas;
}

/** The map alone, transparent where it is weak. */
export function renderedLayer(kept: Kept & { drawn: Drawn }): HTMLCanvasElement {
  const { plane, range } = kept.drawn;
  const { height, width } = sizeWithin(areaOf(kept), SHARP);
  const sharp = resized(plane, Math.max(plane.height, height), Math.max(plane.width, width));
  const [canvas, context] = canvasOf(sharp);
  context.putImageData(painted(sharp, range, kept.chosen.view), 0, 0);
  return canvas;
}

/** Where the map lies on its picture. */
export function areaOf({ chosen: { picture }, finished }: Kept): Rectangle {
  return finished.answer.seen ?? { top: 0, left: 0, height: picture.height, width: picture.width };
}

/** The true outline, if it is to be shown and known. */
export function outlineOn({ chosen: { view }, finished: { answer } }: { chosen: { view: View }; finished: Kept['finished'] }): Outline | null {
  return view.outline && answer.truth !== null ? outlineOf(answer.truth) : null;
}

async function draw(picture: Picture, context: CanvasRenderingContext2D, { height, width }: Size, signal?: AbortSignal): Promise<void> {
  const photograph = await photographOf(picture, signal);
  context.drawImage(photograph, 0, 0, width, height);
  photograph.close();
}

function drawOutline(context: CanvasRenderingContext2D, outline: Outline, area: Rectangle, longest: number): void {
  const path = new Path2D();
  path.addPath(new Path2D(outline.path), new DOMMatrix().translate(area.left, area.top).scale(area.width / outline.width, area.height / outline.height));
  const unit = Math.max(0.5, longest / 640);
  context.lineCap = 'square';
  context.strokeStyle = 'rgb(0 0 0 / 0.45)';
  context.lineWidth = 4 * unit;
  context.stroke(path);
  context.strokeStyle = '#ff8a3c';
  context.lineWidth = 2 * unit;
  context.stroke(path);
}

function scaled({ top, left, height, width }: Rectangle, x: number, y: number): Rectangle {
  return { top: y * top, left: x * left, height: y * height, width: x * width };
}

export function canvasOf({ height, width }: Size): [HTMLCanvasElement, CanvasRenderingContext2D] {
  const canvas = document.createElement('canvas');
  canvas.height = height;
  canvas.width = width;
  return [canvas, canvas.getContext('2d', { willReadFrequently: true })!];
}
