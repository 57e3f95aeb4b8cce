import type { Ref } from 'preact';
import { Icon } from './Icon';

interface Props {
  label: string;
  value: string;
  part?: string;
  elementRef?: Ref<HTMLInputElement>;
  onInput: (value: string) => void;
}

export function SearchField({ label, value, part, elementRef, onInput }: Props) {
  return (
    <label class="search">
      <Icon name="search" size={18} />
      <input type="search" ref={elementRef ?? null} aria-label={label} placeholder={label} value={value} autocomplete="off" spellcheck={false} data-part={part} onInput={(event) => onInput(event.currentTarget.value)} />
    </label>
  );
}
