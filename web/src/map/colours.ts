import { distance, polar, rgb, type Oklab } from './oklab';

const RADIANS = Math.PI / 180;
const NEUTRAL_LIGHTNESS = 0.97;
const END_LIGHTNESS = 0.45;
const END_CHROMA = 0.16;
const RED_HUE = 27 * RADIANS;
const BLUE_HUE = 262 * RADIANS;

/** The colour of a value from -1 to 1 as `0xRRGGBB`: blue over a light neutral to red, so that equal steps look equally large. */
export function diverging(value: number): number {
  const strength = Math.min(1, Math.abs(value));
  const lightness = NEUTRAL_LIGHTNESS + strength * (END_LIGHTNESS - NEUTRAL_LIGHTNESS);
  return rgb(polar(lightness, strength * END_CHROMA, value < 0 ? BLUE_HUE : RED_HUE));
}

const DARKEST = 0.14;
const LIGHTEST = 0.95;
const FIRST_HUE = 285 * RADIANS;
const LAST_HUE = 465 * RADIANS;
const FIRST_CHROMA = 0.05;
const LAST_CHROMA = 0.11;
const MORE_BETWEEN = 0.09;
const STEPS = 1024;
const WALKED = walked();

/** The colour of a value from 0 to 1 as `0xRRGGBB`: near-black violet over red and orange to a pale yellow, at even speed; lightness only grows. */
export function sequential(value: number): number {
  const way = Math.min(1, Math.max(0, value)) * WALKED[STEPS]!;
  let next = 1;
  for (let last = STEPS; next < last; ) {
    const middle = (next + last) >> 1;
    if (WALKED[middle]! >= way) {
      last = middle;
    } else {
      next = middle + 1;
    }
  }
  const along = (way - WALKED[next - 1]!) / (WALKED[next]! - WALKED[next - 1]!);
  return rgb(curve((next - 1 + along) / STEPS));
}

function curve(t: number): Oklab {
  const chroma = FIRST_CHROMA + t * (LAST_CHROMA - FIRST_CHROMA) + MORE_BETWEEN * Math.sin(Math.PI * t);
  return polar(DARKEST + t * (LIGHTEST - DARKEST), chroma, FIRST_HUE + t * (LAST_HUE - FIRST_HUE));
}

/** The curve's length up to each of its steps. */
function walked(): Float64Array {
  const lengths = new Float64Array(STEPS + 1);
  for (let i = 1; i <= STEPS; i++) {
    lengths[i] = lengths[i - 1]! + distance(curve((i - 1) / STEPS), curve(i / STEPS));
  }
  return lengths;
}

/** How many colours a table has between its first and its last. */
export const COLOURS = 1023;

/** A table of colours, from the first value of a scale to its last. */
export type ColourTable = Uint32Array;

const TABLES = new Map<boolean, ColourTable>();

/** The table of signed scales (zero in the middle) or of the others. */
export function colourTable(signed: boolean): ColourTable {
  let table = TABLES.get(signed);
  if (table === undefined) {
    table = Uint32Array.from({ length: COLOURS + 1 }, (_, i) => (signed ? diverging((2 * i) / COLOURS - 1) : sequential(i / COLOURS)));
    TABLES.set(signed, table);
  }
  return table;
}
