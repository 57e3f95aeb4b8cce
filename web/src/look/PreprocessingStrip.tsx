import { useSignal } from '@preact/signals';
import type { Network } from '../api/types';
import { preprocessing } from '../state/choice';
import { Banner } from '../ui/Banner';
import { Button } from '../ui/Button';
import { sentence } from '../ui/words';
import { PreprocessingDialog } from './PreprocessingDialog';

/** What was assumed about the network's input, or changed by hand. */
export function PreprocessingStrip({ network }: { network: Network }) {
  const isOpen = useSignal(false);
  const changed = Object.entries(preprocessing.value);
  if (network.assumed.length === 0 && changed.length === 0) {
    return null;
  }
  const actions = (
    <>
      {changed.length > 0 && <Button onClick={() => (preprocessing.value = {})}>Undo</Button>}
      <Button icon="settings" part="change-preprocessing" onClick={() => (isOpen.value = true)}>
        Change
      </Button>
    </>
  );
  return (
    <div class="strip">
      <Banner part="assumed" tone={changed.length > 0 ? 'plain' : 'warn'} actions={actions}>
        {changed.length > 0 ? (
          <>
            <strong>Changed here:</strong> {changed.map(([what, value]) => `${what} ${value}`).join(', ')}.
          </>
        ) : (
          <>
            <strong>Assumed:</strong> {network.assumed.map(({ what, value, why }) => sentence([what, value, why === '' ? '' : `(${why})`].filter((part) => part !== '').join(' '))).join(' ')}
          </>
        )}
      </Banner>
      {isOpen.value && <PreprocessingDialog network={network} onClose={() => (isOpen.value = false)} />}
    </div>
  );
}
