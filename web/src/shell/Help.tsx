import { Dialog } from '../ui/Dialog';
import { isHelpOpen } from './Header';
import { KEYS } from './keys';

export function Help() {
  if (!isHelpOpen.value) {
    return null;
  }
  return (
    <Dialog title="Help and keys" part="help-dialog" onClose={() => (isHelpOpen.value = false)}>
      <dl class="keys">
        {KEYS.map(({ keys, what }) => (
          <div key={what}>
            <dt>
              {keys.map((key) => (
                <kbd key={key}>{key}</kbd>
              ))}
            </dt>
            <dd>{what}</dd>
          </div>
        ))}
      </dl>
    </Dialog>
  );
}
