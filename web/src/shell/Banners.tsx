import { refusal } from '../state/give';
import { isUp, reconnect, startFailure } from '../state/serve';
import { Banner } from '../ui/Banner';
import { Button } from '../ui/Button';

/** What concerns the whole page: the server is away, or refused a picture or a network. */
export function Banners() {
  return (
    <div class="banners">
      {!isUp.value && (
        <Banner alert part="server-gone" actions={<Button onClick={reconnect}>Try now</Button>}>
          <strong>The server does not answer.</strong> Start <code>vizsla serve</code> again; this page reconnects by itself, and nothing is lost.
        </Banner>
      )}
      {startFailure.value !== null && (
        <Banner alert tone="bad" part="start-failed">
          {startFailure.value.message}
        </Banner>
      )}
      {refusal.value !== null && (
        <Banner alert tone="bad" part="refusal" actions={<Button onClick={() => (refusal.value = null)}>Close</Button>}>
          {refusal.value.message}
          {refusal.value.remedy !== null && ` ${refusal.value.remedy}`}
        </Banner>
      )}
    </div>
  );
}
