import { useSignal } from '@preact/signals';
import type { Range } from '../api/types';
import { readable } from '../map/range';
import type { Term } from './terms';
import { FeedBar } from './Tile';
import { ValueGrid } from './ValueGrid';

export interface TermRanges {
  patch: Range;
  kernel: Range;
  product: Range;
  /** The largest magnitude of a sum. */
  sum: number;
}

interface Props {
  term: Term;
  height: number;
  width: number;
  ranges: TermRanges;
}

/** What one channel of the input adds: patch × kernel = products, and their sum. */
export function TermRow({ term: { channel, patch, kernel, products, sum }, height, width, ranges }: Props) {
  const cell = useSignal<number | null>(null);
  const at = cell.value;
  if (kernel === null || products === null) {
    return null;
  }
  const isOne = height * width === 1;
  const reading = isOne ? productText(patch[0] ?? 0, kernel[0]!, products[0]!) : at === null ? null : productText(patch[at] ?? 0, kernel[at]!, products[at]!);
  return (
    <li class={`term ${isOne ? 'is-one' : ''}`}>
      <span class="term-name">
        channel <b>{channel}</b>
      </span>
      {!isOne && (
        <span class="term-grids">
          <ValueGrid values={patch} height={height} width={width} range={ranges.patch} cell={cell} />
          <span aria-hidden="true">×</span>
          <ValueGrid values={kernel} height={height} width={width} range={ranges.kernel} cell={cell} />
          <span aria-hidden="true">=</span>
          <ValueGrid values={products} height={height} width={width} range={ranges.product} cell={cell} />
        </span>
      )}
      <span class="term-sum">
        <strong class="number">{signed(sum)}</strong>
        <FeedBar share={ranges.sum === 0 ? 0 : sum / ranges.sum} />
        <span class="soft number term-reading">{reading ?? `sum of ${products.length}`}</span>
      </span>
    </li>
  );
}

export function productText(value: number, factor: number, product: number): string {
  return `${readable(value)} × ${readable(factor)} = ${readable(product)}`;
}

export function signed(value: number | null): string {
  return (value !== null && value > 0 ? '+' : '') + readable(value);
}
