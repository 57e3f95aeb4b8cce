import { Button } from './Button';
import { dismiss, toasts } from './toasts';

export function Toasts() {
  return (
    <div class="toasts" aria-live="polite" data-part="toasts">
      {toasts.value.map(({ id, text, tone }) => (
        <div class={`toast ${tone}`} key={id}>
          <span>{text}</span>
          <Button kind="quiet" icon="close" label="Dismiss" onClick={() => dismiss(id)} />
        </div>
      ))}
    </div>
  );
}
