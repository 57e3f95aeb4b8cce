import type { Cell } from '../cells/cell';
import { readable } from '../map/range';
import { withoutEnding } from '../report/fileName';
import { percentage } from '../ui/words';
import { comparison } from './choice';
import type { Column } from './columns';

/** What a column stands for, and what the network says. */
export function ColumnHead({ column, cells }: { column: Column; cells: Cell[] }) {
  const target = cells.find(({ finished }) => finished !== null)?.finished?.header.target ?? null;
  const share = target === null ? '' : target.probability === null ? readable(target.score) : percentage(target.probability);
  const says = target === null || comparison.value.across === 'classes' ? share : `“${target.name}” ${share}`;
  return (
    <div class="column-head" role="columnheader" data-part="compare-column" data-column={column.key}>
      <strong title={column.name}>{comparison.value.across === 'pictures' ? withoutEnding(column.name) : column.name}</strong>
      <span class="soft small number">{says}</span>
    </div>
  );
}
