import { useSignal } from '@preact/signals';
import type { Place } from '../map/place';
import { answers } from '../state/answers';
import { chosenNetwork } from '../state/networks';
import { Banner } from '../ui/Banner';
import { Skeleton } from '../ui/Waiting';
import { sentence } from '../ui/words';
import { comparison } from './choice';
import { ColumnHead } from './ColumnHead';
import { columns } from './columns';
import { sorted } from './grid';
import { GridLine } from './GridLine';
import { PlaceInWords } from './PlaceInWords';

/** From so many columns on, their heads are small. */
const MANY = 5;

/** The grid of maps: a row for each method, and a crosshair that all share. */
export function Grid() {
  const place = useSignal<Place | null>(null);
  const across = columns.value;
  const lines = sorted.value;
  const failure = chosenNetwork.state.value.failure ?? answers.state.value.failure;
  if ((across === null || lines === null) && failure !== null) {
    return (
      <Banner alert tone="bad" part="compare-failure">
        {sentence(failure.message)}
      </Banner>
    );
  }
  if (across === null || lines === null) {
    return <Skeleton label={comparison.value.across === 'pictures' ? 'Fetching the pictures …' : 'Asking the network …'} />;
  }
  if (across.length === 0 || lines.length === 0) {
    return (
      <p class="compare-empty" data-part="compare-empty">
        {lines.length === 0 ? 'No method is chosen: add one under “Methods”.' : `There are no ${comparison.value.across} to compare: add some.`}
      </p>
    );
  }
  return (
    <>
      <div class={`compare-grid ${across.length > MANY ? 'is-many' : ''}`} role="table" aria-label="Maps" style={{ '--columns': String(across.length) }} data-part="compare-grid">
        <div class="compare-line compare-head" role="row">
          <span class="line-head" role="columnheader">
            <span class="unseen">Method</span>
          </span>
          {across.map((column, i) => (
            <ColumnHead key={column.key} column={column} cells={lines.map(({ cells }) => cells[i]!)} />
          ))}
        </div>
        {lines.map((line) => (
          <GridLine key={JSON.stringify(line.row)} line={line} across={across} place={place} />
        ))}
      </div>
      <PlaceInWords place={place} lines={lines} across={across} />
      <p class="soft small compare-hint">
        Point at a map, or touch it, to mark the same place in all.
        <span class="by-keys">
          {' '}
          From a focused map, arrow keys do the same. A click or Enter opens a map in Look, <kbd>r</kbd> adds it to the report.
        </span>
      </p>
    </>
  );
}
