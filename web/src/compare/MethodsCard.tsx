import { useSignal } from '@preact/signals';
import { Button } from '../ui/Button';
import { removeRow, rows, settingsText, titleOf } from './choice';
import { MethodDialog } from './MethodDialog';
import { Picked } from './Picked';

/** The methods that are compared. */
export function MethodsCard() {
  const isOpen = useSignal(false);
  return (
    <section class="card" data-part="compare-methods">
      <h2>Methods</h2>
      <ul class="picks">
        {rows.value.map((row) => (
          <Picked key={JSON.stringify(row)} name={titleOf(row)} more={settingsText(row)} onRemove={() => removeRow(row)} />
        ))}
        <li>
          <Button icon="plus" part="add-method" onClick={() => (isOpen.value = true)}>
            Add methods
          </Button>
        </li>
      </ul>
      {isOpen.value && <MethodDialog onClose={() => (isOpen.value = false)} />}
    </section>
  );
}
