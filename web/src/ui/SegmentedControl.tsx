interface Props<V extends string> {
  legend: string;
  group: string;
  options: { value: V; name: string }[];
  chosen: V;
  disabled?: boolean;
  part?: string;
  onChoose: (value: V) => void;
}

/** One of two or three, side by side. */
export function SegmentedControl<V extends string>({ legend, group, options, chosen, disabled, part, onChoose }: Props<V>) {
  return (
    <fieldset disabled={disabled} data-part={part}>
      <legend class="unseen">{legend}</legend>
      <div class="segments">
        {options.map(({ value, name }) => (
          <label key={value}>
            <input type="radio" name={group} value={value} checked={value === chosen} onChange={() => onChoose(value)} />
            {name}
          </label>
        ))}
      </div>
    </fieldset>
  );
}
