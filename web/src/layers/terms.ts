import type { UnitTerms } from '../api/types';

/** What one channel of the input adds to a unit. */
export interface Term {
  channel: number;
  /** Of the input, `[h, w]`; null where a pool looks beyond the border. */
  patch: (number | null)[];
  /** The factors; null of a pool. */
  kernel: number[] | null;
  products: number[] | null;
  /** Of the products; 0 of a pool. */
  sum: number;
}

/** The channels that a unit reads, the one with the largest sum of products (by magnitude) first. */
export function termsOf({ shape: [count, height, width], patch, kernel, channels }: UnitTerms): Term[] {
  const size = height * width;
  const terms = Array.from({ length: count }, (_, i): Term => {
    const own = patch.slice(i * size, (i + 1) * size);
    const factors = kernel?.slice(i * size, (i + 1) * size) ?? null;
    const products = factors?.map((factor, k) => factor * (own[k] ?? 0)) ?? null;
    return { channel: channels[i]!, patch: own, kernel: factors, products, sum: products?.reduce((sum, product) => sum + product, 0) ?? 0 };
  });
  return terms.sort((a, b) => Math.abs(b.sum) - Math.abs(a.sum) || a.channel - b.channel);
}

/** What is not among the first terms: the sum of the other ones, with the rest that did not travel. */
export function othersOf(terms: Term[], first: number, rest: number | null): number | null {
  return rest === null ? null : terms.slice(first).reduce((sum, term) => sum + term.sum, rest);
}

/** One product of a patch's value and a kernel's factor. */
export interface Product {
  channel: number;
  row: number;
  column: number;
  value: number;
  factor: number;
  product: number;
}

/** The largest products of all terms, by magnitude. */
export function largestProducts(terms: Term[], width: number, most: number): Product[] {
  const all: Product[] = [];
  for (const { channel, patch, kernel, products } of terms) {
    products?.forEach((product, i) => all.push({ channel, row: Math.floor(i / width), column: i % width, value: patch[i] ?? 0, factor: kernel![i]!, product }));
  }
  return all.sort((a, b) => Math.abs(b.product) - Math.abs(a.product)).slice(0, most);
}

/** The largest magnitude among values; 0 where there is none. */
export function largestOf(lists: Iterable<(number | null)[] | null>): number {
  let largest = 0;
  for (const list of lists) {
    for (const value of list ?? []) {
      largest = Math.max(largest, Math.abs(value ?? 0));
    }
  }
  return largest;
}
