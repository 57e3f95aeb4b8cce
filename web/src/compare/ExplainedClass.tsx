import { useSignal } from '@preact/signals';
import { className, targetScore } from '../state/answers';
import { Button } from '../ui/Button';
import { SegmentedControl } from '../ui/SegmentedControl';
import { explain, explained } from './choice';
import { ClassDialog } from './ClassDialog';

/** Which class is explained in all pictures or by all networks. */
export function ExplainedClass() {
  const isOpen = useSignal(false);
  const which = explained.value;
  return (
    <div class="explained-class" data-part="compare-class">
      <h3>Class</h3>
      <SegmentedControl
        legend="Class to explain"
        group="explained-class"
        options={[
          { value: 'own', name: 'Own answer' },
          { value: 'one', name: 'The same' },
        ]}
        chosen={which === 'own' ? 'own' : 'one'}
        onChoose={(value) => explain(value === 'own' ? 'own' : (targetScore.peek()?.index ?? 0))}
      />
      {which !== 'own' && (
        <Button part="choose-class" title="Choose another class" onClick={() => (isOpen.value = true)}>
          {className(which)}
        </Button>
      )}
      {isOpen.value && which !== 'own' && (
        <ClassDialog
          title="Class to explain"
          chosen={[which]}
          isFull={false}
          onToggle={(index) => {
            explain(index);
            isOpen.value = false;
          }}
          onClose={() => (isOpen.value = false)}
        />
      )}
    </div>
  );
}
