import { forgetReport } from '../report/chosen';
import { kept, start } from '../state/serve';
import { Button } from '../ui/Button';
import { Dialog } from '../ui/Dialog';
import { say } from '../ui/toasts';
import { KEYS } from './actions';
import { isHelpOpen } from './Header';

/** The keys, and what becomes of pictures and networks. */
export function Help() {
  if (!isHelpOpen.value) {
    return null;
  }
  const forget = async (): Promise<void> => {
    forgetReport();
    await kept.forget();
    say('Forgotten. What is open stays open until the page is closed.');
  };
  return (
    <Dialog title="Help and keys" part="help-dialog" onClose={() => (isHelpOpen.value = false)}>
      <p>
        A map shows which parts of a picture an answer comes from, according to one method. Choose a class to ask about, and a method to ask with; drop your own picture or network anywhere. The address of
        this page leads back to the same view.
      </p>
      <dl class="keys">
        {KEYS.map(({ keys, what }) => (
          <div key={what}>
            <dt>
              {keys.map((key) => (
                <kbd key={key}>{key}</kbd>
              ))}
            </dt>
            <dd>{what}</dd>
          </div>
        ))}
        <div>
          <dt>
            <kbd>←</kbd>
            <kbd>→</kbd>
            <kbd>↑</kbd>
            <kbd>↓</kbd>
          </dt>
          <dd>Read the map’s values, with the map focused; ten pixels with Shift</dd>
        </div>
      </dl>
      <h3>What is kept</h3>
      <p>
        Nothing leaves this computer. Vizsla holds pictures and networks in memory while it runs. This browser keeps what you dropped for a week, and the maps of your report until you take them out, so that a reload or a restart loses nothing.
      </p>
      <div class="dialog-actions">
        <Button part="forget" onClick={() => void forget()}>
          Forget all that
        </Button>
      </div>
      <p class="soft small">Vizsla {start.value?.version}</p>
    </Dialog>
  );
}
