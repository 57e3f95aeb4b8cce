import type { Filter } from './filter';

const PRECISION = 22;

/** One half of a level in fixed point: where a sum starts, so that it rounds to nearest. */
export const HALF = 1 << (PRECISION - 1);

/** Which source pixels each output pixel of one axis averages, and how much each counts, in units of 2^-22. */
export interface Weights {
  starts: Int32Array;
  counts: Int32Array;
  /** Those of output pixel i begin at `i * stride`. */
  weights: Int32Array;
  stride: number;
}

/** Weights for output pixels `first` to `first + count - 1` when `source` pixels become `target`. */
export function weightsOf(filter: Filter, source: number, target: number, first: number, count: number): Weights {
  const scale = source / target;
  const stretch = Math.max(scale, 1);
  const reach = stretch * filter.reach;
  const stride = 2 * Math.ceil(reach) + 1;
  const starts = new Int32Array(count);
  const counts = new Int32Array(count);
  const weights = new Int32Array(count * stride);
  const shares = new Float64Array(stride);
  for (let i = 0; i < count; i++) {
    const centre = (first + i + 0.5) * scale;
    const start = Math.max(Math.trunc(centre - reach + 0.5), 0);
    const end = Math.min(Math.trunc(centre + reach + 0.5), source);
    let sum = 0;
    for (let s = start; s < end; s++) {
      const share = filter.weight((s - centre + 0.5) * (1 / stretch));
      shares[s - start] = share;
      sum += share;
    }
    starts[i] = start;
    counts[i] = end - start;
    for (let k = 0; k < end - start; k++) {
      weights[i * stride + k] = fixed(sum === 0 ? shares[k]! : shares[k]! / sum);
    }
  }
  return { starts, counts, weights, stride };
}

/** A fixed-point sum as a level, 0 to 255. */
export function level(sum: number): number {
  return Math.min(Math.max(sum >> PRECISION, 0), 255);
}

function fixed(share: number): number {
  return Math.trunc(share * (1 << PRECISION) + (share < 0 ? -0.5 : 0.5));
}
