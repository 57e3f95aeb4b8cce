import type { ComponentChildren, Ref } from 'preact';
import { Icon, type IconName } from './Icon';

interface Props {
  children?: ComponentChildren;
  kind?: 'plain' | 'primary' | 'quiet';
  icon?: IconName;
  /** What it does, where an icon stands alone. */
  label?: string;
  title?: string;
  /** For buttons that stay down. */
  pressed?: boolean;
  disabled?: boolean;
  part?: string;
  elementRef?: Ref<HTMLButtonElement>;
  onClick: () => void;
}

export function Button({ children, kind = 'plain', icon, label, title, pressed, disabled, part, elementRef, onClick }: Props) {
  const alone = children === undefined;
  return (
    <button type="button" class={`button ${kind} ${alone ? 'square' : ''}`} ref={elementRef ?? null} aria-label={label} title={title ?? (alone ? label : undefined)} aria-pressed={pressed} disabled={disabled} data-part={part} onClick={onClick}>
      {icon !== undefined && <Icon name={icon} />}
      {children}
    </button>
  );
}
