import { useComputed, useSignal } from '@preact/signals';
import type { Range, Unit, UnitTerms } from '../api/types';
import { readable } from '../map/range';
import { Button } from '../ui/Button';
import { Icon } from '../ui/Icon';
import { Pooled } from './Pooled';
import { productText, signed, TermRow, type TermRanges } from './TermRow';
import { largestOf, largestProducts, othersOf, termsOf, type Term } from './terms';
import { unit } from './units';

const SHOWN = 6;
const SHOWN_PRODUCTS = 12;

/** What a unit's value is added up from. */
export function Arithmetic({ now }: { now: Unit }) {
  const { terms } = now;
  if (terms === null) {
    return (
      <p class="soft small" data-part="no-terms">
        {now.operator} adds up no products of a patch and a kernel, so there is nothing more to show of this unit.
      </p>
    );
  }
  return terms.kernel === null ? <Pooled now={now} terms={terms} /> : <Products now={now} terms={terms} />;
}

function Products({ now, terms }: { now: Unit; terms: UnitTerms }) {
  const [, height, width] = terms.shape;
  const isLong = useSignal(false);
  const all = useComputed(() => (unit.value?.terms == null ? [] : termsOf(unit.value.terms))).value;
  const shown = isLong.value ? all.length : Math.min(SHOWN, all.length);
  const isRest = terms.rest !== 0;
  const ranges = rangesOf(all);
  return (
    <div class="arithmetic" data-part="terms">
      <p class="soft small">
        From {terms.input}
        {height * width > 1 && `: patch × kernel = products, the channels that count most first`}
      </p>
      <ol class="terms">
        {all.slice(0, shown).map((term, i) => (
          <TermRow key={i} term={term} height={height} width={width} ranges={ranges} />
        ))}
        {(shown < all.length || isRest) && <SumRow name={isRest ? 'all other channels' : `${all.length - shown} other channels`} value={othersOf(all, shown, terms.rest)} part="others" />}
        <SumRow name="bias" value={terms.bias} part="bias" />
        <SumRow name="sum" value={terms.sum} part="sum" isTotal />
        {now.after.length > 0 && <SumRow name={`after ${now.after.join(', ')}`} value={now.value} part="after" isTotal />}
      </ol>
      <div class="arithmetic-more">
        {all.length > SHOWN && (
          <Button kind="quiet" onClick={() => (isLong.value = !isLong.value)}>
            {isLong.value ? `The first ${SHOWN} only` : `Show ${all.length} channels`}
          </Button>
        )}
        <LargestProducts all={all} width={width} />
      </div>
    </div>
  );
}

function SumRow({ name, value, part, isTotal = false }: { name: string; value: number | null; part: string; isTotal?: boolean }) {
  return (
    <li class={`term is-sum ${isTotal ? 'is-total' : ''}`} data-part={part}>
      <span class="term-name">{name}</span>
      <strong class="number">{isTotal ? readable(value) : signed(value)}</strong>
    </li>
  );
}

function LargestProducts({ all, width }: { all: Term[]; width: number }) {
  const isOpen = useSignal(false);
  return (
    <details class="family" onToggle={(event) => (isOpen.value = event.currentTarget.open)}>
      <summary>
        <Icon name="down" size={16} />
        <span>The largest products in numbers</span>
      </summary>
      {isOpen.value && (
        <ol class="small products">
          {largestProducts(all, width, SHOWN_PRODUCTS).map(({ channel, row, column, value, factor, product }) => (
            <li key={`${channel} ${row} ${column}`}>
              <span class="soft">
                channel {channel}, row {row}, column {column}
              </span>
              <span class="number">{productText(value, factor, product)}</span>
            </li>
          ))}
        </ol>
      )}
    </details>
  );
}

function rangesOf(all: Term[]): TermRanges {
  const isSigned = all.some(({ patch }) => patch.some((value) => value !== null && value < 0));
  return {
    patch: rangeTo(largestOf(all.map(({ patch }) => patch)), isSigned),
    kernel: rangeTo(largestOf(all.map(({ kernel }) => kernel)), true),
    product: rangeTo(largestOf(all.map(({ products }) => products)), true),
    sum: Math.max(0, ...all.map(({ sum }) => Math.abs(sum))),
  };
}

function rangeTo(high: number, isSigned: boolean): Range {
  return { signed: isSigned, low: isSigned ? -high : 0, high };
}
