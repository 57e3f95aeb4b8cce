import { network, picture } from '../state/choice';
import { Button } from '../ui/Button';
import { compare, comparison } from './choice';
import { cancelAll, cancelCurves, counts, curveCounts } from './grid';

/** What all maps have in common, and how many of them are there. */
export function Status() {
  const { all, ended } = counts.value;
  const curves = curveCounts.value;
  const isMeasuring = comparison.value.order === 'deletion' && curves.ended < curves.all;
  return (
    <div class="compare-status" data-part="compare-status" data-ended={ended} data-all={all}>
      <p class="soft small">{common()}</p>
      <span class="to-side">
        <Button icon="settings" part="to-side" onClick={toSide}>
          Choose
        </Button>
      </span>
      {ended < all ? (
        <>
          <span class="small number">
            {ended} of {all} maps
          </span>
          <Button part="cancel-all" onClick={cancelAll}>
            Cancel the others
          </Button>
        </>
      ) : (
        isMeasuring && (
          <>
            <span class="small number">
              {curves.ended} of {curves.all} deletion curves
            </span>
            <Button
              part="cancel-curves"
              onClick={() => {
                cancelCurves();
                compare({ order: 'chosen' });
              }}
            >
              Stop measuring
            </Button>
          </>
        )
      )}
      <span class="unseen" role="status">
        {ended < all || isMeasuring ? '' : 'All maps are there.'}
      </span>
    </div>
  );
}

/** On narrow screens the choice is below the maps. */
function toSide(): void {
  const side = document.getElementById('compare-side');
  side?.scrollIntoView({ behavior: 'smooth' });
  side?.querySelector<HTMLElement>('input, button')?.focus({ preventScroll: true });
}

function common(): string {
  const name = picture.value?.name ?? '';
  switch (comparison.value.across) {
    case 'classes':
      return `${name}, by ${network.value}`;
    case 'pictures':
      return `By ${network.value}`;
    case 'networks':
      return name;
  }
}
