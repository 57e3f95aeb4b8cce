import type { Signal } from '@preact/signals';
import type { Picture, Range } from '../api/types';
import type { Place } from '../map/place';
import type { View } from '../map/view';
import type { Cell } from './cell';
import { CellMap } from './CellMap';
import { CellRefusal } from './CellRefusal';
import './cells.css';
import { CellWaiting } from './CellWaiting';

interface Props {
  cell: Cell;
  picture: Picture;
  view: View;
  /** The scale that it shares with others; null for its own. */
  range: Range | null;
  place?: Signal<Place | null>;
  /** Applies settings that the server proposes. */
  onSet?: (settings: Record<string, string>) => void;
}

/** A cell's picture with its map, or how far that is, or why there is none. */
export function CellPicture({ cell, picture, view, range, place, onSet }: Props) {
  const state = cell.state.value;
  switch (state.phase) {
    case 'done':
      return <CellMap finished={state.finished} picture={picture} view={view} range={range} {...(place === undefined ? {} : { place })} {...(onSet === undefined ? {} : { onSet })} />;
    case 'refused':
      return <CellRefusal failure={state.failure} picture={picture} onRepeat={() => cell.ask()} {...(onSet === undefined ? {} : { onSet })} />;
    default:
      return <CellWaiting cell={cell} picture={picture} />;
  }
}
