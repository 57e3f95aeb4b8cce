import type { Picture } from '../api/types';
import { addressOfPicture } from '../state/pictures';
import { Button } from '../ui/Button';
import { progressText } from '../ui/Waiting';
import type { Cell } from './cell';
import { ratio } from './CellMap';

/** A cell whose map is awaited, or was cancelled: its picture, pale. */
export function CellWaiting({ cell, picture }: { cell: Cell; picture: Picture }) {
  const state = cell.state.value;
  const part = state.phase === 'running' ? (state.progress?.part ?? 0) : 0;
  const isCancelled = state.phase === 'cancelled';
  return (
    <div class="cell-box" style={ratio(picture)}>
      <img class="cell-ghost" src={addressOfPicture(picture)} alt="" />
      {state.phase === 'running' && (
        <>
          <span class="cell-progress-text small">{progressText(state.progress, state.what)}</span>
          <progress aria-label={state.what} {...(part > 0 ? { value: part } : {})} />
        </>
      )}
      {state.phase === 'waiting' && <span class="cell-progress-text soft small">Waiting</span>}
      {isCancelled ? (
        <Button part="cell-compute" onClick={() => cell.ask()}>
          Compute it
        </Button>
      ) : (
        <Button kind="quiet" icon="close" label="Cancel this map" part="cell-cancel" onClick={() => cell.cancel()} />
      )}
    </div>
  );
}
