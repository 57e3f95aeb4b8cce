import type { ComponentChildren } from 'preact';
import { Button } from '../ui/Button';

interface Props {
  name: string;
  /** Below the name. */
  more?: ComponentChildren;
  onRemove: () => void;
}

/** Something that is chosen, as a chip with a way to take it out. */
export function Picked({ name, more, onRemove }: Props) {
  return (
    <li class="picked">
      <span class="picked-name">
        {name}
        {more !== undefined && more !== '' && <span class="soft small">{more}</span>}
      </span>
      <Button kind="quiet" icon="close" label={`Take out ${name}`} onClick={onRemove} />
    </li>
  );
}
