import { useMemo } from 'preact/hooks';
import type { ClassScore } from '../api/types';
import { Switch } from '../ui/Switch';
import './cells.css';

interface Props {
  ranking: ClassScore[];
  labels: string[];
  /** The class that is explained, which is no rival of itself; null where it is each one's own answer. */
  explained: number | null;
  rival: number | null;
  onChoose: (rival: number | null) => void;
}

/** Asks why the network says the explained class rather than another. */
export function Rival({ ranking, labels, explained, rival, onChoose }: Props) {
  const first = ranking.find(({ index }) => index !== (explained ?? ranking[0]!.index))?.index ?? null;
  const isOn = rival !== null;
  // Of a thousand classes, only where they are wanted.
  const all = useMemo(() => (isOn ? labels.map((name, index) => <Choice key={index} index={index} name={name} isNone={index === explained} />) : []), [labels, isOn, explained]);
  if (first === null) {
    return null;
  }
  return (
    <div class="rival" data-part="rival">
      <Switch label="Rather than another class" on={isOn} part="rival-on" onChange={(on) => onChoose(on ? first : null)} />
      {isOn && (
        <label class="field">
          <span class="unseen">Rather than</span>
          <select value={rival} data-part="rival-class" onChange={(event) => onChoose(Number(event.currentTarget.value))}>
            <optgroup label="First of the answer">
              {ranking
                .filter(({ index }) => index !== explained)
                .map(({ index, name }) => (
                  <Choice key={index} index={index} name={name} />
                ))}
            </optgroup>
            <optgroup label="All classes">{all}</optgroup>
          </select>
        </label>
      )}
    </div>
  );
}

function Choice({ index, name, isNone = false }: { index: number; name: string; isNone?: boolean }) {
  return (
    <option value={index} disabled={isNone}>
      {name}
    </option>
  );
}
