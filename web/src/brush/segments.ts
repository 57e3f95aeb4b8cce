import type { Result } from '../api/frames';
import type { SegmentsHeader } from '../api/types';
import type { Place } from '../map/place';
import type { Mask } from './mask';

/** Compact regions of similar colour: the number of each pixel's region, row by row. */
export interface Segments {
  height: number;
  width: number;
  labels: Uint16Array;
}

/** Regions as they travelled. */
export function segmentsOf({ header, data }: Result<SegmentsHeader>): Segments {
  const [height, width] = header.shape;
  return { height, width, labels: new Uint16Array(data.buffer, data.byteOffset, height * width) };
}

/** The region at a place; null outside. */
export function segmentAt({ height, width, labels }: Segments, { y, x }: Place): number | null {
  const [row, column] = [Math.floor(y * height), Math.floor(x * width)];
  return row >= 0 && row < height && column >= 0 && column < width ? labels[row * width + column]! : null;
}

/** The pixels of one region. */
export function maskOf({ height, width, labels }: Segments, segment: number): Mask {
  return { height, width, pixels: Uint8Array.from(labels, (label) => (label === segment ? 1 : 0)) };
}

/** Whether most of a region is covered, so that one more click would uncover it. */
export function isCovered({ labels }: Segments, segment: number, { pixels }: Mask): boolean {
  let all = 0;
  let covered = 0;
  for (let i = 0; i < labels.length; i++) {
    if (labels[i] === segment) {
      all++;
      covered += pixels[i]!;
    }
  }
  return 2 * covered > all;
}

/** The mask with a whole region covered, or uncovered. */
export function withSegment({ labels }: Segments, segment: number, mask: Mask, covered: boolean): Mask {
  const value = covered ? 1 : 0;
  return { ...mask, pixels: mask.pixels.map((pixel, i) => (labels[i] === segment ? value : pixel)) };
}
