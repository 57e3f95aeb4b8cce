import type { ComponentChildren } from 'preact';

/** A short word about the thing beside it. */
export function Chip({ children, tone = 'plain' }: { children: ComponentChildren; tone?: 'plain' | 'accent' | 'warn' }) {
  return <span class={`chip ${tone}`}>{children}</span>;
}
