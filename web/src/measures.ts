// The times that the page is held to, as entries of the browser's performance timeline. Milliseconds, on two cores with SqueezeNet.

/** From the page's address to controls that work. */
export const READY = 'vizsla:ready';
/** From there on to the finished example. */
export const FIRST = 'vizsla:first';
/** A dropped picture to its answer: 150. */
export const ANSWER = 'vizsla:answer';
/** Another class to its map: 150 by saliency, 60 by Grad-CAM. */
export const CLASS = 'vizsla:class';
/** Another opacity, threshold or colour to the pixels: 16. */
export const COLOUR = 'vizsla:colour';
/** A stroke of the brush to the bars that follow it: 100. */
export const BRUSH = 'vizsla:brush';
/** A unit that is pointed at, to what it computes: 50. */
export const UNIT = 'vizsla:unit';

export type Measure = typeof READY | typeof FIRST | typeof ANSWER | typeof CLASS | typeof COLOUR | typeof BRUSH | typeof UNIT;

const begun = new Map<Measure, number>([
  [READY, 0],
  [FIRST, 0],
]);

/** Begins a measurement, or begins it anew. */
export function begin(name: Measure): void {
  begun.set(name, performance.now());
}

/** Ends a measurement that was begun; does nothing otherwise. */
export function end(name: Measure): void {
  const start = begun.get(name);
  if (start !== undefined) {
    begun.delete(name);
    performance.measure(name, { start, end: performance.now() });
  }
}

/** Gives up a measurement whose end will not come. */
export function abandon(name: Measure): void {
  begun.delete(name);
}

/** Ends a measurement when what was just rendered is on the screen. */
export function endWhenShown(name: Measure): void {
  if (begun.has(name)) {
    requestAnimationFrame(() => setTimeout(() => end(name)));
  }
}

/** Records what began at some time, when what was just rendered is on the screen. */
export function recordWhenShown(name: Measure, start: number): void {
  requestAnimationFrame(() => setTimeout(() => performance.measure(name, { start, end: performance.now() })));
}
