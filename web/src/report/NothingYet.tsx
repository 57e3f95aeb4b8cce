import { tab } from '../state/choice';
import { Button } from '../ui/Button';
import { chosen, takenOut } from './chosen';

/** What an empty report says. */
export function NothingYet() {
  const last = takenOut.value;
  return (
    <section class="nothing-yet" data-part="report-empty">
      <h2 class="question">Nothing to keep yet</h2>
      <p class="soft">
        Add maps in Look or in Compare, by the button “Add to report” or the key <kbd>r</kbd>. Here they become pictures, figures, arrays, one page, and the commands that make the same.
      </p>
      <div class="report-actions">
        <Button kind="primary" onClick={() => (tab.value = 'look')}>
          To Look
        </Button>
        <Button onClick={() => (tab.value = 'compare')}>To Compare</Button>
        {last.length > 0 && (
          <Button
            icon="undo"
            part="report-undo"
            onClick={() => {
              chosen.value = last;
              takenOut.value = [];
            }}
          >
            Bring back {last.length === 1 ? 'the map' : `the ${last.length} maps`}
          </Button>
        )}
      </div>
    </section>
  );
}
