import type { ClassScore } from '../api/types';
import { Curve } from '../curve/Curve';
import { readable } from '../map/range';
import { trace } from './following';
import { valueOf, valueText } from './words';

const LEAST_WIDTH = 40;

/** A range with some room above and below: scores have no natural zero. */
function around(values: number[]): [number, number] {
  const [low, high] = [Math.min(...values), Math.max(...values)];
  const room = Math.max(0.1 * (high - low), 0.02 * Math.abs(high), 1e-6);
  return [low - room, high + room];
}

/** How one class's probability (or score) went from update to update. */
export function ScoreLine({ score: before }: { score: ClassScore }) {
  const values = trace.value.map(({ scores }) => {
    const found = scores.find(({ index }) => index === before.index);
    return found === undefined ? null : valueOf(found);
  });
  const known = values.filter((value) => value !== null);
  const isShare = before.probability !== null;
  const range: [number, number] = isShare ? [0, 1] : around([...known, valueOf(before)]);
  const text = (value: number): string => (isShare ? `${Math.round(100 * value)} %` : readable(value));
  const end = Math.max(LEAST_WIDTH, values.length);
  const least = known.length === 0 ? valueOf(before) : Math.min(...known);
  return (
    <Curve
      part="line"
      label={`${before.name}: ${valueText(before)} with nothing covered, ${text(least)} at the least so far, in ${known.length} updates`}
      x={[...values.keys(), end]}
      lines={[
        { name: before.name, values: [...values, null], colour: '--accent' },
        { name: 'with nothing covered', values: [...values, null].map(() => valueOf(before)), colour: '--edge', isDashed: true },
      ]}
      xRange={[0, end]}
      yRange={range}
      yText={text}
    />
  );
}
