import { useSignal } from '@preact/signals';
import { Rival } from '../cells/Rival';
import { answer } from '../state/answers';
import { openNetwork } from '../state/networks';
import { Button } from '../ui/Button';
import { SegmentedControl } from '../ui/SegmentedControl';
import { classes, compare, comparison, explained, networks, pictures, rival, toggleClass, toggled } from './choice';
import { ClassDialog } from './ClassDialog';
import { columns, type Column } from './columns';
import { ACROSS, type Across } from './comparison';
import { ExplainedClass } from './ExplainedClass';
import { MOST_COLUMNS } from './limits';
import { NetworkDialog } from './NetworkDialog';
import { Picked } from './Picked';
import { PictureDialog } from './PictureDialog';

const NAMES: Record<Across, string> = { classes: 'Classes', pictures: 'Pictures', networks: 'Networks' };

/** What stands side by side: classes, pictures or networks. */
export function ColumnsCard() {
  const isOpen = useSignal(false);
  const { across } = comparison.value;
  const beside = classes.value?.filter((index) => index !== rival.value) ?? [];
  const close = (): void => {
    isOpen.value = false;
  };
  return (
    <section class="card" data-part="compare-columns">
      <h2>Side by side</h2>
      <SegmentedControl legend="What stands side by side" group="across" part="compare-across" options={ACROSS.map((value) => ({ value, name: NAMES[value] }))} chosen={across} onChoose={(value) => compare({ across: value })} />
      <ul class="picks">
        {columns.value?.map((column) => (
          <Picked key={column.key} name={column.name} onRemove={() => remove(across, column)} />
        ))}
        <li>
          <Button icon="plus" part="add-column" onClick={() => (isOpen.value = true)}>
            Add {across}
          </Button>
        </li>
      </ul>
      {across !== 'classes' && <ExplainedClass />}
      {answer.value !== null && openNetwork.value?.rivals === true && (
        <Rival ranking={answer.value.ranking} labels={openNetwork.value.labels} explained={across === 'classes' || explained.value === 'own' ? null : explained.value} rival={rival.value} onChoose={(chosen) => compare({ rival: chosen })} />
      )}
      {isOpen.value && across === 'classes' && (
        <ClassDialog title="Classes to compare" chosen={beside} isFull={beside.length >= MOST_COLUMNS} onToggle={toggleClass} onClose={close} />
      )}
      {isOpen.value && across === 'pictures' && <PictureDialog onClose={close} />}
      {isOpen.value && across === 'networks' && <NetworkDialog onClose={close} />}
    </section>
  );
}

function remove(across: Across, { key }: Column): void {
  switch (across) {
    case 'classes':
      toggleClass(Number(key));
      break;
    case 'pictures':
      compare({ pictures: pictures.peek().filter(({ id }) => id !== key) });
      break;
    case 'networks':
      compare({ networks: toggled(networks.peek(), key) });
      break;
  }
}
