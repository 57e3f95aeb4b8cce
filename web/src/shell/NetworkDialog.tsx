import { useSignal } from '@preact/signals';
import { useRef } from 'preact/hooks';
import type { Network, NetworkLine } from '../api/types';
import { chooseNetwork, network } from '../state/choice';
import { opening, refusal, takeFiles } from '../state/give';
import { openNetwork } from '../state/networks';
import { start } from '../state/serve';
import { Banner } from '../ui/Banner';
import { Button } from '../ui/Button';
import { Dialog } from '../ui/Dialog';
import { RadioList } from '../ui/RadioList';
import { found } from '../ui/search';
import { SearchField } from '../ui/SearchField';
import { ProgressLine } from '../ui/Waiting';
import { grouped, sentence } from '../ui/words';

const SEARCHED_FROM = 9;
const MOST_FOUND = 30;
const ORIGINS: Record<NetworkLine['origin'], string> = { embedded: 'comes with Vizsla', cached: 'downloaded before', given: 'given at the start', uploaded: 'opened here' };

/** The networks that are at hand, and a way to open one's own. */
export function NetworkDialog({ onClose }: { onClose: () => void }) {
  const input = useRef<HTMLInputElement>(null);
  const query = useSignal('');
  const lines = start.value!.networks;
  const listed = found(lines, query.value, ({ name }) => name, MOST_FOUND);
  const coming = opening.value;
  const known = openNetwork.value;
  return (
    <Dialog title="Network" part="network-dialog" onClose={onClose}>
      {lines.length >= SEARCHED_FROM && <SearchField label={`Search ${lines.length} networks`} value={query.value} onInput={(value) => (query.value = value)} />}
      <RadioList
        legend="Network"
        group="network"
        part="networks"
        options={listed.map(({ id, name, origin }) => ({ value: id, name, detail: ORIGINS[origin] }))}
        chosen={network.value}
        onChoose={chooseNetwork}
      />
      {known !== null && <Facts known={known} />}
      {coming !== null ? (
        <ProgressLine progress={null} label={`Opening ${coming.name} in a process of its own`} onCancel={coming.cancel} />
      ) : (
        <Button kind="primary" icon="open" part="open-network" onClick={() => input.current!.click()}>
          Open your own
        </Button>
      )}
      {refusal.value !== null && (
        <Banner alert tone="bad">
          {sentence(refusal.value.message)}
        </Banner>
      )}
      <p class="soft small">An .onnx file, or the weights (.safetensors, .pth) of a known architecture. Drop it anywhere on this page. It stays on this computer.</p>
      <input
        ref={input}
        class="unseen"
        type="file"
        accept=".onnx,.safetensors,.pth,.pt"
        tabIndex={-1}
        aria-label="Network file"
        data-part="network-file"
        onChange={(event) => {
          takeFiles(event.currentTarget.files ?? []);
          event.currentTarget.value = '';
        }}
      />
    </Dialog>
  );
}

function Facts({ known }: { known: Network }) {
  const { channels, height, width } = known.input;
  return (
    <dl class="facts">
      <div>
        <dt>Input</dt>
        <dd class="number">
          {channels} × {height} × {width}
        </dd>
      </div>
      <div>
        <dt>Parameters</dt>
        <dd class="number">{grouped(known.parameters)}</dd>
      </div>
      <div>
        <dt>Classes</dt>
        <dd class="number">{grouped(known.labels.length)}</dd>
      </div>
      <div>
        <dt>Preprocessing</dt>
        <dd>{known.preprocessing.text}</dd>
      </div>
    </dl>
  );
}
