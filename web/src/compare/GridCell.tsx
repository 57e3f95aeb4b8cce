import type { Signal } from '@preact/signals';
import { useEffect, useRef } from 'preact/hooks';
import type { Range } from '../api/types';
import type { Cell } from '../cells/cell';
import { CellPicture } from '../cells/CellPicture';
import { openInLook } from '../cells/openInLook';
import type { Place } from '../map/place';
import { chosenFrom } from '../report/chosen';
import { focused, hovered } from '../report/offer';
import { ReportButton } from '../report/ReportButton';
import { view } from '../state/choice';
import { Button } from '../ui/Button';
import { CellFoot } from './CellFoot';
import { setRow } from './choice';
import type { Column } from './columns';
import type { Row } from './comparison';

interface Props {
  cell: Cell;
  column: Column;
  row: Row;
  range: Range | null;
  place: Signal<Place | null>;
}

/** One map of the grid. */
export function GridCell({ cell, column, row, range, place }: Props) {
  const element = useRef<HTMLDivElement>(null);
  const { finished } = cell;
  const chosen = finished === null ? null : chosenFrom(finished, column.picture, view.value, range);
  const offered = useRef(chosen);
  offered.current = chosen;
  const onSet = (settings: Record<string, string>): void => setRow(row, settings);
  const open = (): void => {
    if (finished !== null) {
      openInLook(finished.ask, column.picture);
    }
  };

  useEffect(() => {
    const observer = new IntersectionObserver(([entry]) => (cell.isVisible = entry!.isIntersecting));
    observer.observe(element.current!);
    return () => observer.disconnect();
  }, [cell]);

  return (
    <div
      class="compare-cell"
      role="cell"
      ref={element}
      data-part="compare-cell"
      data-method={row.method}
      data-column={column.key}
      data-phase={cell.state.value.phase}
      onPointerEnter={() => (hovered.value = offered)}
      onPointerLeave={() => (hovered.value = null)}
      onFocusIn={() => (focused.value = offered)}
      onFocusOut={() => (focused.value = null)}
    >
      <p class="cell-column small">{column.name}</p>
      <div
        class="cell-picture"
        onClick={(event) => {
          // A finger marks the place; the button opens.
          if (isMap(event.target) && (event as Partial<PointerEvent>).pointerType !== 'touch') {
            open();
          }
        }}
        onKeyDown={(event) => {
          if (event.key === 'Enter' && isMap(event.target)) {
            open();
          }
        }}
      >
        <CellPicture cell={cell} picture={column.picture} view={view.value} range={range} place={place} onSet={onSet} />
      </div>
      {finished !== null && (
        <div class="cell-tools">
          <ReportButton cell={chosen} short />
          <Button kind="quiet" icon="enlarge" label="Open in Look" part="cell-open" onClick={open} />
        </div>
      )}
      {finished !== null && <CellFoot cell={cell} finished={finished} ownScale={range === null} place={place} onSet={onSet} />}
    </div>
  );
}

function isMap(target: EventTarget | null): boolean {
  return target instanceof Element && target.closest('.map-canvas') !== null;
}
