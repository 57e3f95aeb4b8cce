interface Props {
  label: string;
  on: boolean;
  part?: string;
  onChange: (on: boolean) => void;
}

export function Switch({ label, on, part, onChange }: Props) {
  return (
    <label class="switch">
      <input type="checkbox" role="switch" checked={on} data-part={part} onChange={(event) => onChange(event.currentTarget.checked)} />
      {label}
    </label>
  );
}
