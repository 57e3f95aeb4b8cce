import type { ComponentChildren } from 'preact';

export interface CheckOption<V> {
  value: V;
  name: string;
  detail?: ComponentChildren;
  more?: ComponentChildren;
}

interface Props<V> {
  legend: string;
  options: CheckOption<V>[];
  chosen: readonly V[];
  /** Whether no more can be chosen. */
  isFull: boolean;
  onToggle: (value: V) => void;
}

/** Any of several, as rows. */
export function CheckList<V extends string | number>({ legend, options, chosen, isFull, onToggle }: Props<V>) {
  return (
    <fieldset class="check-list">
      <legend class="unseen">{legend}</legend>
      {options.map(({ value, name, detail, more }) => {
        const isChosen = chosen.includes(value);
        return (
          <label class="choice" key={value}>
            <input type="checkbox" value={String(value)} checked={isChosen} disabled={isFull && !isChosen} onChange={() => onToggle(value)} />
            <span class="name">{name}</span>
            {detail !== undefined && <span class="detail number">{detail}</span>}
            {more !== undefined && <span class="more">{more}</span>}
          </label>
        );
      })}
    </fieldset>
  );
}
