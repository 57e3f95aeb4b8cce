import { ViewControls } from '../map/ViewControls';
import { changeView, view } from '../state/choice';
import { RadioList } from '../ui/RadioList';
import { SegmentedControl } from '../ui/SegmentedControl';
import { compare, comparison } from './choice';
import { allCells, hasTruth } from './grid';

/** How the maps are looked at, and in which order. */
export function ShowCard() {
  const { scale, order } = comparison.value;
  return (
    <section class="card" data-part="compare-show">
      <h2>Order and scale</h2>
      <RadioList
        legend="Order of the methods"
        group="order"
        part="compare-order"
        options={[
          { value: 'chosen', name: 'As chosen' },
          { value: 'checks', name: 'Self-checks', more: 'Failed ones last' },
          { value: 'inside', name: 'Energy inside', more: hasTruth.value ? 'Of the true outline, the most first' : 'Known for drawn scenes only', disabled: !hasTruth.value },
          { value: 'deletion', name: 'Deletion curve', more: 'Measures how fast the answer falls; takes a while' },
        ]}
        chosen={order}
        onChoose={(value) => compare({ order: value })}
      />
      <SegmentedControl
        legend="Scale"
        group="scale"
        part="compare-scale"
        options={[
          { value: 'own', name: 'Own scale' },
          { value: 'shared', name: 'One per method' },
        ]}
        chosen={scale}
        onChoose={(value) => compare({ scale: value })}
      />
      <ViewControls view={view.value} hasTruth={hasTruth.value} canSmooth={allCells.value.some(({ finished }) => finished?.shown?.smooth != null)} onChange={changeView} />
    </section>
  );
}
