import type { Signal } from '@preact/signals';
import { scaleOf } from '../cells/drawn';
import type { Place } from '../map/place';
import { ScaleLegend } from '../map/ScaleLegend';
import { view } from '../state/choice';
import { comparison, settingsText, titleOf } from './choice';
import type { Column } from './columns';
import { meritsOf, type GridRow } from './grid';
import { GridCell } from './GridCell';
import { meritText } from './meritText';

/** A method's maps, with the scale that they share. */
export function GridLine({ line: { row, cells }, across, place }: { line: GridRow; across: Column[]; place: Signal<Place | null> }) {
  const { scale, order } = comparison.value;
  const range = scale === 'shared' ? scaleOf(cells, view.value) : null;
  const settings = settingsText(row);
  const merit = meritText(meritsOf(cells), order);
  return (
    <div class="compare-line" role="row" data-part="compare-row" data-method={row.method}>
      <div class="line-head" role="rowheader">
        <div class="line-title">
          <h3>{titleOf(row)}</h3>
          {settings !== '' && <p class="soft small">{settings}</p>}
          {merit !== '' && (
            <p class="small number" data-part="compare-merit">
              {merit}
            </p>
          )}
          {range !== null && <ScaleLegend range={range} threshold={view.value.threshold} />}
        </div>
      </div>
      {cells.map((cell, i) => (
        <GridCell key={across[i]!.key} cell={cell} column={across[i]!} row={row} range={range} place={place} />
      ))}
    </div>
  );
}
