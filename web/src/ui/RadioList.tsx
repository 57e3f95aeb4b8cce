import type { ComponentChildren } from 'preact';
import { Meter } from './Meter';

export interface Option<V> {
  value: V;
  name: string;
  /** At the right. */
  detail?: ComponentChildren;
  /** Below the name. */
  more?: ComponentChildren;
  /** A bar, 0 to 1. */
  share?: number | null;
  disabled?: boolean;
}

interface Props<V> {
  legend: string;
  /** The group's name among the page's radio buttons. */
  group: string;
  options: Option<V>[];
  chosen: V | null;
  part?: string;
  onChoose: (value: V) => void;
  /** One that is pointed at, and may be chosen next. */
  onPoint?: (value: V) => void;
}

/** One of several, as rows. */
export function RadioList<V extends string | number>({ legend, group, options, chosen, part, onChoose, onPoint }: Props<V>) {
  return (
    <fieldset data-part={part}>
      <legend class="unseen">{legend}</legend>
      {options.map(({ value, name, detail, more, share, disabled }) => (
        <label class="choice" key={value} onPointerEnter={onPoint && !disabled ? () => onPoint(value) : undefined}>
          <input type="radio" name={group} value={String(value)} checked={value === chosen} disabled={disabled} onChange={() => onChoose(value)} />
          <span class="name">{name}</span>
          {detail !== undefined && <span class="detail number">{detail}</span>}
          {more !== undefined && <span class="more">{more}</span>}
          {share != null && <Meter share={share} />}
        </label>
      ))}
    </fieldset>
  );
}
