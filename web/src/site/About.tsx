import { useSignal } from '@preact/signals';
import { Button } from '../ui/Button';
import { Dialog } from '../ui/Dialog';
import { licenses, site } from './state';

/** What made the page, of which network, and the licenses of its parts. */
export function About() {
  const text = useSignal<string | null>(null);
  const { sha256 } = site.explainer.model;
  return (
    <footer class="site-about soft small" data-part="about">
      <p>
        Made by Vizsla {site.version}. The network and its explanations run in this browser, and its security policy lets the page reach no other host.
        {sha256 !== undefined && (
          <>
            {' '}
            Network: SHA-256 <code>{sha256}</code>
          </>
        )}
      </p>
      <Button kind="quiet" part="licenses" onClick={() => void licenses().then((all) => (text.value = all))}>
        Licenses
      </Button>
      {text.value !== null && (
        <Dialog title="Licenses" part="licenses-dialog" onClose={() => (text.value = null)}>
          <pre class="site-licenses" tabIndex={0}>
            {text.value}
          </pre>
        </Dialog>
      )}
    </footer>
  );
}
