import { answers } from '../state/answers';
import { refusal } from '../state/give';
import { map } from '../state/maps';
import { chosenNetwork } from '../state/networks';
import { isUp, reconnect, startFailure } from '../state/serve';
import { Banner } from '../ui/Banner';
import { Button } from '../ui/Button';
import { sentence } from '../ui/words';

/** What concerns the whole page: the server is away, or refused a picture or a network. */
export function Banners() {
  const networkFailure = chosenNetwork.state.value.failure;
  return (
    <div class="banners">
      {!isUp.value && (
        <Banner alert part="server-gone" actions={<Button onClick={reconnect}>Try now</Button>}>
          <strong>The server does not answer.</strong> Start <code>vizsla serve</code> again; this page reconnects by itself, and nothing is lost.
        </Banner>
      )}
      {startFailure.value !== null && (
        <Banner alert tone="bad" part="start-failed">
          {sentence(startFailure.value.message)}
        </Banner>
      )}
      {networkFailure !== null && (
        <Banner alert tone="bad" part="network-failure" actions={<Button onClick={openAgain}>Try again</Button>}>
          {sentence(networkFailure.message)}
        </Banner>
      )}
      {refusal.value !== null && (
        <Banner alert tone="bad" part="refusal" actions={<Button onClick={() => (refusal.value = null)}>Close</Button>}>
          {sentence(refusal.value.message)}
          {refusal.value.remedy !== null && ` ${sentence(refusal.value.remedy)}`}
        </Banner>
      )}
    </div>
  );
}

/** Opens the network once more, and then asks it what it did not answer. */
function openAgain(): void {
  chosenNetwork.repeat();
  answers.repeat();
  map.repeat();
}
