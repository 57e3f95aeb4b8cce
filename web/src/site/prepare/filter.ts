/** A filter with which a picture is resized. The distance is in pixels; where a picture gets smaller, in those of the result, so that filters are antialiased, as Pillow's are. */
export interface Filter {
  /** The distance beyond which nothing counts. */
  reach: number;
  /** How much a pixel counts whose centre is so far away. */
  weight: (distance: number) => number;
}

const CUBIC = -0.5;

/** All filters but the nearest pixel, which needs no weights. */
export const FILTERS: Record<string, Filter> = {
  box: { reach: 0.5, weight: (x) => (x > -0.5 && x <= 0.5 ? 1 : 0) },
  bilinear: { reach: 1, weight: (x) => Math.max(1 - Math.abs(x), 0) },
  hamming: { reach: 1, weight: hamming },
  bicubic: { reach: 2, weight: bicubic },
  lanczos: { reach: 3, weight: (x) => (x >= -3 && x < 3 ? sinc(x) * sinc(x / 3) : 0) },
};

/** `sinc` under a Hamming window. */
function hamming(x: number): number {
  const at = Math.abs(x);
  return at >= 1 ? 0 : sinc(at) * (0.54 + 0.46 * Math.cos(at * Math.PI));
}

/** Keys's cubic convolution with a = -0.5. */
function bicubic(x: number): number {
  const at = Math.abs(x);
  if (at < 1) {
    return ((CUBIC + 2) * at - (CUBIC + 3)) * at * at + 1;
  }
  return at < 2 ? (((at - 5) * at + 8) * at - 4) * CUBIC : 0;
}

function sinc(x: number): number {
  return x === 0 ? 1 : Math.sin(x * Math.PI) / (x * Math.PI);
}
