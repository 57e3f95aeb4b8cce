import type { Rectangle } from '../../api/types';
import type { Levels, Pixels } from './levels';
import { resampled } from './resample';

/** How a picture of any shape is fitted to a network's input: it is resized to a frame, and the network sees the centre of that; where the frame is smaller, black is added around it. */
export interface Fit {
  /** Whether the picture's proportions are kept: it just covers the frame then, and a longer side is cut to a whole number. */
  keepsProportions: boolean;
  frame: { height: number; width: number };
  interpolation: string;
  /** Of the centre's corner, where it lies between two pixels. */
  rounding: 'even' | 'down';
}

interface Size {
  height: number;
  width: number;
}

/** The sides of a resized picture, and where in it the network's input begins; before it, where black is added. */
interface Place extends Size {
  top: number;
  left: number;
}

const LONGEST = 2 ** 28;

/** The picture at a network's input size. */
export function fitted(pixels: Pixels, fit: Fit, input: Size): Levels {
  const place = placeOf(fit, pixels, input);
  const top = Math.max(place.top, 0);
  const left = Math.max(place.left, 0);
  const height = Math.min(place.top + input.height, place.height) - top;
  const width = Math.min(place.left + input.width, place.width) - left;
  const part = resampled(pixels, fit.interpolation, place, { top, left, height, width });
  return height === input.height && width === input.width ? part : onBlack(part, top - place.top, left - place.left, input);
}

/** The part of a picture that a network sees, in the picture's pixels. */
export function seenPart(picture: Size, fit: Fit, input: Size): Rectangle {
  const place = placeOf(fit, picture, input);
  const rows = picture.height / place.height;
  const columns = picture.width / place.width;
  return { top: place.top * rows, left: place.left * columns, height: input.height * rows, width: input.width * columns };
}

function placeOf({ keepsProportions, frame, rounding }: Fit, picture: Size, input: Size): Place {
  let { height, width } = frame;
  if (keepsProportions) {
    const byWidth = picture.width * height <= picture.height * width;
    height = byWidth ? Math.floor((frame.width * picture.height) / picture.width) : frame.height;
    width = byWidth ? frame.width : Math.floor((frame.height * picture.width) / picture.height);
  }
  if (Math.max(height, width) > LONGEST) {
    throw new Error(`A picture of ${picture.width} × ${picture.height} pixels is too long to be resized.`);
  }
  return { height, width, top: corner(height - input.height, rounding), left: corner(width - input.width, rounding) };
}

/** Half of what is too much, or of what is missing, which is negative. */
function corner(surplus: number, rounding: Fit['rounding']): number {
  const half = Math.floor(surplus / 2);
  if (rounding === 'down' || surplus % 2 === 0) {
    return half;
  }
  return surplus < 0 ? half + 1 : half + (half % 2);
}

function onBlack({ height, width, rgb }: Levels, top: number, left: number, input: Size): Levels {
  const whole = new Uint8ClampedArray(3 * input.height * input.width);
  for (let y = 0; y < height; y++) {
    whole.set(rgb.subarray(3 * y * width, 3 * (y + 1) * width), 3 * ((top + y) * input.width + left));
  }
  return { ...input, rgb: whole };
}
