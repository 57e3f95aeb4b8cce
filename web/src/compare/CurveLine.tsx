import type { DeletionHeader, DeletionPoint } from '../api/types';
import type { Curve } from '../cells/curve';
import { readable } from '../map/range';
import { sentence } from '../ui/words';

const WIDTH = 100;
const HEIGHT = 28;

/** A deletion curve beside that of the random order, with the areas under both. */
export function CurveLine({ curve }: { curve: Curve }) {
  const state = curve.state.value;
  switch (state.phase) {
    case 'idle':
      return null;
    case 'waiting':
      return <p class="cell-curve soft small">Curve: waiting</p>;
    case 'running':
      return <p class="cell-curve soft small number">Curve: {Math.floor(100 * (state.progress?.part ?? 0))} %</p>;
    case 'refused':
      return <p class="cell-curve soft small">{sentence(state.failure.message)}</p>;
    case 'done':
      return <Drawing curve={state.curve} />;
  }
}

function Drawing({ curve: { curve, areas } }: { curve: DeletionHeader }) {
  const values = curve.flatMap(({ map, random }) => [map, random]);
  // Probabilities have one scale in all cells.
  const low = Math.min(0, ...values);
  const high = Math.max(1, ...values);
  const line = (of: (point: DeletionPoint) => number): string =>
    curve.map((point, i) => `${i === 0 ? 'M' : 'L'}${round(point.fraction * WIDTH)} ${round(HEIGHT - ((of(point) - low) / (high - low)) * HEIGHT)}`).join('');
  const words = `Deletion curve: area ${readable(areas.map)}, of the random order ${readable(areas.random)}`;
  return (
    <div class="cell-curve" data-part="cell-curve" data-map={areas.map} data-random={areas.random}>
      <svg viewBox={`-1 -1 ${WIDTH + 2} ${HEIGHT + 2}`} preserveAspectRatio="none" role="img" aria-label={words}>
        <path class="cell-curve-random" d={line(({ random }) => random)} />
        <path class="cell-curve-map" d={line(({ map }) => map)} />
      </svg>
      <p class="small number">
        {readable(areas.map)} <span class="soft">random {readable(areas.random)}</span>
      </p>
    </div>
  );
}

function round(value: number): number {
  return Math.round(100 * value) / 100;
}
