import type { Order } from './comparison';

/** What rows are sorted by; null where it is not known. */
export interface Merits {
  /** How many self-checks failed. */
  failed: number | null;
  /** The share of the map inside the true outline, 0 to 1, over all its cells on average. */
  inside: number | null;
  /** By how much the deletion curve's area is smaller than that of the random order, on average. */
  deletion: number | null;
}

/** The rows in an order, the best first; those of which nothing is known come last, and equals stay as they were chosen. */
export function ordered<R>(rows: readonly R[], meritsOf: (row: R) => Merits, order: Order): R[] {
  const merits = rows.map((row) => merit(meritsOf(row), order));
  const places = rows.map((_, place) => place);
  places.sort((a, b) => merits[b]! - merits[a]! || a - b);
  return places.map((place) => rows[place]!);
}

/** The larger the better; for unknown ones, less than anything. */
function merit({ failed, inside, deletion }: Merits, order: Order): number {
  switch (order) {
    case 'chosen':
      return 0;
    case 'checks':
      return failed === null ? -Number.MAX_VALUE : -failed;
    case 'inside':
      return inside ?? -Number.MAX_VALUE;
    case 'deletion':
      return deletion ?? -Number.MAX_VALUE;
  }
}

/** The mean; null of nothing. */
export function mean(values: readonly number[]): number | null {
  return values.length === 0 ? null : values.reduce((sum, value) => sum + value, 0) / values.length;
}
