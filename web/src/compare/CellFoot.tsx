import type { Signal } from '@preact/signals';
import type { Cell, Finished } from '../cells/cell';
import { drawnOf, type Drawn } from '../cells/drawn';
import { settingText } from '../look/settingText';
import { valueAtPlace, type Place } from '../map/place';
import { readable } from '../map/range';
import { ScaleLegend } from '../map/ScaleLegend';
import { view } from '../state/choice';
import { Button } from '../ui/Button';
import { sentence } from '../ui/words';
import { comparison } from './choice';
import { CurveLine } from './CurveLine';

interface Props {
  cell: Cell;
  finished: Finished;
  ownScale: boolean;
  place: Signal<Place | null>;
  onSet: (settings: Record<string, string>) => void;
}

/** What is known about a map: its scale, its value at the marked place, and what its self-checks found. */
export function CellFoot({ cell, finished, ownScale, place, onSet }: Props) {
  const drawn = drawnOf(finished, view.value);
  const failed = finished.header.checks.filter(({ passed }) => !passed);
  return (
    <div class="cell-foot">
      {drawn !== null && ownScale && <ScaleLegend range={drawn.range} threshold={view.value.threshold} />}
      <Reading finished={finished} drawn={drawn} place={place} />
      {comparison.value.order === 'deletion' && <CurveLine curve={cell.curve} />}
      {failed.map(({ name, words, set }) => (
        <div class="cell-check" key={name} data-part="cell-check">
          <p>
            <strong>Self-check failed.</strong> <span class="cell-check-words">{sentence(words)}</span>
          </p>
          {set !== null && (
            <Button part="cell-set" onClick={() => onSet(set)}>
              {settingText(set)}
            </Button>
          )}
        </div>
      ))}
    </div>
  );
}

/** The value at the marked place; while none is marked, how much of the map lies inside the true outline. */
function Reading({ finished, drawn, place }: { finished: Finished; drawn: Drawn | null; place: Signal<Place | null> }) {
  const at = place.value;
  if (at !== null && drawn !== null) {
    const value = valueAtPlace(drawn.plane, at);
    return (
      <p class="cell-reading number" data-part="cell-value" data-value={value}>
        <strong>{(drawn.range.signed && value > 0 ? '+' : '') + readable(value)}</strong>
      </p>
    );
  }
  const inside = finished.header.figures.find(({ name }) => name === 'energy_inside');
  return <p class="cell-reading soft number">{inside === undefined ? '' : `${inside.text} inside`}</p>;
}
