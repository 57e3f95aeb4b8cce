import { useSignal } from '@preact/signals';
import { useRef } from 'preact/hooks';
import { opening, refusal, takeFiles } from '../state/give';
import { start } from '../state/serve';
import { Banner } from '../ui/Banner';
import { Button } from '../ui/Button';
import { Dialog } from '../ui/Dialog';
import { found } from '../ui/search';
import { SearchField } from '../ui/SearchField';
import { ProgressLine } from '../ui/Waiting';
import { sentence } from '../ui/words';
import { CheckList } from './CheckList';
import { compare, networks, toggled } from './choice';
import { MOST_COLUMNS } from './limits';

const SEARCHED_FROM = 9;
const MOST_FOUND = 40;

/** Networks to compare: those at hand, and one's own. */
export function NetworkDialog({ onClose }: { onClose: () => void }) {
  const input = useRef<HTMLInputElement>(null);
  const query = useSignal('');
  const lines = start.value!.networks;
  const coming = opening.value;
  return (
    <Dialog title="Networks to compare" part="network-dialog" onClose={onClose}>
      {lines.length >= SEARCHED_FROM && <SearchField label={`Search ${lines.length} networks`} value={query.value} onInput={(value) => (query.value = value)} />}
      <CheckList
        legend="Networks"
        options={found(lines, query.value, ({ name }) => name, MOST_FOUND).map(({ id, name }) => ({ value: id, name }))}
        chosen={networks.value}
        isFull={networks.value.length >= MOST_COLUMNS}
        onToggle={(id) => compare({ networks: toggled(networks.peek(), id) })}
      />
      {coming !== null ? (
        <ProgressLine progress={null} label={`Opening ${coming.name} in a process of its own`} onCancel={coming.cancel} />
      ) : (
        <Button icon="open" part="compare-open" onClick={() => input.current!.click()}>
          Open your own
        </Button>
      )}
      {refusal.value !== null && (
        <Banner alert tone="bad">
          {sentence(refusal.value.message)}
        </Banner>
      )}
      <p class="soft small">For example the float and the int8 file of one network, or a network before and after it was retrained. Dropping a file on this page adds it, too.</p>
      <input
        ref={input}
        class="unseen"
        type="file"
        accept=".onnx,.safetensors,.pth,.pt"
        tabIndex={-1}
        aria-label="Network file"
        data-part="compare-files"
        onChange={(event) => {
          takeFiles(event.currentTarget.files ?? []);
          event.currentTarget.value = '';
        }}
      />
    </Dialog>
  );
}
