/**
 * Colours as lightness (0 black to 1 white) and two opponent axes, in a space where distance is difference as people see it.
 * Source: B. Ottosson, 2020, A perceptual color space for image processing.
 */
export interface Oklab {
  lightness: number;
  /** Green to red. */
  a: number;
  /** Blue to yellow. */
  b: number;
}

/** A colour by chroma (distance from grey) and hue (radians). */
export function polar(lightness: number, chroma: number, hue: number): Oklab {
  return { lightness, a: chroma * Math.cos(hue), b: chroma * Math.sin(hue) };
}

/** How different two colours look. */
export function distance(one: Oklab, other: Oklab): number {
  return Math.hypot(one.lightness - other.lightness, one.a - other.a, one.b - other.b);
}

/** `0xRRGGBB` in sRGB; colours that screens cannot show are clipped. */
export function rgb({ lightness, a, b }: Oklab): number {
  const l = (lightness + 0.3963377774 * a + 0.2158037573 * b) ** 3;
  const m = (lightness - 0.1055613458 * a - 0.0638541728 * b) ** 3;
  const s = (lightness - 0.0894841775 * a - 1.291485548 * b) ** 3;
  const red = level(4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s);
  const green = level(-1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s);
  const blue = level(-0.0041960863 * l - 0.7034186147 * m + 1.707614701 * s);
  return (red << 16) | (green << 8) | blue;
}

/** A linear intensity as sRGB's 8-bit level. */
function level(linear: number): number {
  const encoded = linear <= 0.0031308 ? 12.92 * linear : 1.055 * linear ** (1 / 2.4) - 0.055;
  return Math.round(255 * Math.min(1, Math.max(0, encoded)));
}
