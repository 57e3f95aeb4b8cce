import { useSignal } from '@preact/signals';
import { useRef } from 'preact/hooks';
import { failureOf, isAbort } from '../api/failure';
import { start } from '../state/serve';
import { Banner } from '../ui/Banner';
import { Button } from '../ui/Button';
import { sentence } from '../ui/words';
import { chosen, emptyReport, title } from './chosen';
import { awaited, ready } from './entries';
import { plain } from './fileName';
import { pageOf } from './page';
import { pageFigures } from './pageFigures';
import { save } from './save';

/** What is done with the whole report. */
export function ReportHead() {
  const control = useRef<AbortController | null>(null);
  const done = useSignal<number | null>(null);
  const problem = useSignal<string | null>(null);
  const all = chosen.value.length;

  const savePage = async (): Promise<void> => {
    const own = new AbortController();
    control.current = own;
    problem.value = null;
    try {
      const figures = await pageFigures(ready.peek(), own.signal, (count) => (done.value = count));
      const page = pageOf(title.peek(), figures, `Made with Vizsla ${start.value!.version} on ${new Date().toISOString().slice(0, 10)}.`);
      save(new Blob([page], { type: 'text/html' }), `${plain(title.peek()) || 'report'}.html`);
    } catch (thrown) {
      if (!isAbort(thrown)) {
        problem.value = failureOf(thrown).message;
      }
    } finally {
      done.value = null;
    }
  };

  return (
    <section class="report-head" data-part="report-head">
      <h2 class="question">{all === 1 ? 'One map to keep' : `${all} maps to keep`}</h2>
      <p class="soft small">Your browser saves the files on this computer; nothing is sent anywhere.</p>
      <div class="report-actions">
        <label class="field report-title">
          <span>Title of the page</span>
          <input type="text" value={title.value} maxLength={200} data-part="report-title" onInput={(event) => (title.value = event.currentTarget.value)} />
        </label>
        {done.value === null ? (
          <Button kind="primary" icon="save" disabled={awaited.value > 0 || ready.value.length === 0} part="save-page" title="Everything in one HTML file, which opens without anything else" onClick={() => void savePage()}>
            Save as one page
          </Button>
        ) : (
          <>
            <span class="small number" role="status">
              {done.value} of {ready.value.length} on the page
            </span>
            <Button part="cancel-page" onClick={() => control.current?.abort()}>
              Cancel
            </Button>
          </>
        )}
        <Button kind="quiet" part="empty-report" onClick={emptyReport}>
          Take all out
        </Button>
      </div>
      {awaited.value > 0 && (
        <p class="soft small" role="status" data-part="report-awaited">
          {awaited.value === 1 ? 'One map is' : `${awaited.value} maps are`} still being computed.
        </p>
      )}
      {problem.value !== null && (
        <Banner alert tone="bad" part="page-failure">
          {sentence(problem.value)}
        </Banner>
      )}
    </section>
  );
}
