import { Dialog } from '../ui/Dialog';
import { KEYS } from './actions';
import { isHelpOpen } from './Header';

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
