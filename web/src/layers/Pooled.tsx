import { useSignal } from '@preact/signals';
import type { Unit, UnitTerms } from '../api/types';
import { readable } from '../map/range';
import { largestOf } from './terms';
import { ValueGrid } from './ValueGrid';

const MOST_NUMBERS = 25;

/** The values that a pool chooses from or averages. */
export function Pooled({ now, terms }: { now: Unit; terms: UnitTerms }) {
  const cell = useSignal<number | null>(null);
  const { shape: [, height, width], patch: values, top, left, down, along } = terms;
  const isMax = now.operator.includes('Max');
  const high = largestOf([values]);
  const isSigned = values.some((value) => value !== null && value < 0);
  const chosen = isMax ? values.indexOf(Math.max(...values.filter((value) => value !== null))) : null;
  return (
    <div class="arithmetic" data-part="terms">
      <p class="soft small">
        From {terms.input}, rows {top} to {top + down * (height - 1)}, columns {left} to {left + along * (width - 1)}: {isMax ? 'the largest counts.' : 'all count alike.'}
      </p>
      {values.length <= MOST_NUMBERS ? (
        <table class="pooled">
          <tbody>
            {Array.from({ length: height }, (_, row) => (
              <tr key={row}>
                {values.slice(row * width, (row + 1) * width).map((value, column) => (
                  <td key={column} class={row * width + column === chosen ? 'is-chosen' : ''}>
                    {value === null ? '–' : readable(value)}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      ) : (
        <div class="pooled-grid">
          <ValueGrid values={values} height={height} width={width} range={{ signed: isSigned, low: isSigned ? -high : 0, high }} cell={cell} />
          <p class="soft small number">{cell.value === null ? `${values.length} values, ${readable(Math.min(...values.map((value) => value ?? 0)))} to ${readable(high)}` : readable(values[cell.value] ?? 0)}</p>
        </div>
      )}
    </div>
  );
}
