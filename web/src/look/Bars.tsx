import { readable } from '../map/range';
import { Meter } from '../ui/Meter';

const MOST = 20;

/** Values that are no places, such as those of channels: the strongest as bars. */
export function Bars({ bars }: { bars: [string, number][] }) {
  const strongest = [...bars].sort((a, b) => Math.abs(b[1]) - Math.abs(a[1])).slice(0, MOST);
  const largest = Math.abs(strongest[0]?.[1] ?? 1) || 1;
  return (
    <ol class="bars" data-part="bars" aria-label="The strongest values">
      {strongest.map(([name, value]) => (
        <li key={name}>
          <span>{name}</span>
          <span class="number soft">{readable(value)}</span>
          <Meter share={Math.abs(value) / largest} />
        </li>
      ))}
    </ol>
  );
}
