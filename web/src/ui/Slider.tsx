interface Props {
  label: string;
  value: number;
  min?: number;
  max?: number;
  step?: number;
  /** The value as people read it. */
  text: string;
  part?: string;
  onInput: (value: number) => void;
}

export function Slider({ label, value, min = 0, max = 1, step = 0.01, text, part, onInput }: Props) {
  return (
    <label class="slider">
      <span>{label}</span>
      <output>{text}</output>
      <input type="range" min={min} max={max} step={step} value={value} aria-valuetext={text} data-part={part} onInput={(event) => onInput(event.currentTarget.valueAsNumber)} />
    </label>
  );
}
