import type { Range } from '../api/types';
import type { Plane } from './plane';

const CLIPPED_ABOVE = 99;
/** A scale without values below zero starts at zero, unless more than this fraction of it would then be empty. */
const MOST_UNUSED = 0.25;

/**
 * The range of a map's colours. It ends at the 99th percentile of the magnitudes, so that a few outliers do not leave the rest pale; at the largest where that is
 * zero, or where the values are interpolated from few, and none is an outlier.
 */
export function rangeOf({ values }: Plane, interpolated: boolean): Range {
  const magnitudes = values.map(Math.abs).sort();
  const clipped = interpolated ? 0 : percentile(magnitudes, CLIPPED_ABOVE);
  const largest = magnitudes[magnitudes.length - 1] ?? 0;
  const least = values.reduce((a, b) => Math.min(a, b), Infinity);
  if (least < 0) {
    const limit = clipped > 0 ? clipped : largest;
    return { signed: true, low: -limit, high: limit };
  }
  const limit = clipped > least ? clipped : largest;
  return { signed: false, low: least > MOST_UNUSED * limit ? least : 0, high: limit };
}

/** One range for several maps: signed if one of them is. */
export function sharedRange(ranges: Range[]): Range {
  const low = Math.min(...ranges.map((range) => range.low));
  const high = Math.max(...ranges.map((range) => range.high));
  if (ranges.some(({ signed }) => signed)) {
    const limit = Math.max(-low, high);
    return { signed: true, low: -limit, high: limit };
  }
  return { signed: false, low, high };
}

/** A value's strength from 0 to 1: how far it is from the first colour, or from the middle of a signed scale. */
export function strength({ signed, low, high }: Range, value: number): number {
  const share = signed ? Math.abs(value) / high : (value - low) / (high - low);
  return Math.min(1, Math.max(0, share));
}

/** Where a value lies on its scale, from 0 (first colour) to 1 (last). */
export function position(range: Range, value: number): number {
  return range.signed ? Math.min(1, Math.max(0, (value / range.high + 1) / 2)) : strength(range, value);
}

/** A value as people read it: three digits at most, without trailing zeros. */
export function readable(value: number | null): string {
  if (value === null || !Number.isFinite(value)) {
    return 'not finite';
  }
  const magnitude = Math.abs(value);
  const sign = value < 0 ? '−' : '';
  if (magnitude === 0) {
    return '0';
  }
  if (magnitude >= 1e5 || magnitude < 1e-3) {
    const [digits, exponent] = magnitude.toExponential(1).split('e');
    return `${sign}${digits}e${exponent!.replace('-', '−').replace('+', '')}`;
  }
  const decimals = Math.max(0, 1 - Math.floor(Math.log10(magnitude)));
  const text = magnitude.toFixed(decimals);
  return sign + (text.includes('.') ? text.replace(/0+$/, '').replace(/\.$/, '') : text);
}

/** The values at the beginning, in the middle and at the end of a scale. */
export function scaleLabels({ signed, low, high }: Range): [string, string, string] {
  return signed ? [readable(-high), '0', `+${readable(high)}`] : [readable(low), readable((low + high) / 2), readable(high)];
}

/** The value that a share of all does not exceed, interpolated as numpy's `percentile` does by default. */
function percentile(sorted: Float32Array, percent: number): number {
  const place = (percent / 100) * (sorted.length - 1);
  const below = Math.floor(place);
  const above = Math.min(below + 1, sorted.length - 1);
  return sorted[below]! + (place - below) * (sorted[above]! - sorted[below]!);
}
