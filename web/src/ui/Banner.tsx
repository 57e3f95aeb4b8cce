import type { ComponentChildren } from 'preact';

interface Props {
  children: ComponentChildren;
  tone?: 'warn' | 'bad' | 'plain';
  /** Buttons that mend what the banner says. */
  actions?: ComponentChildren;
  part?: string;
  /** Whether it appeared just now and should be read out. */
  alert?: boolean;
}

/** A strip that says what is the matter, with buttons that help. */
export function Banner({ children, tone = 'warn', actions, part, alert = false }: Props) {
  return (
    <div class={`banner ${tone}`} role={alert ? 'alert' : undefined} data-part={part}>
      <div>{children}</div>
      {actions}
    </div>
  );
}
