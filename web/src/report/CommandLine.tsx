import { useSignal } from '@preact/signals';
import { useEffect, useRef } from 'preact/hooks';
import { failureOf, isAbort } from '../api/failure';
import { start } from '../state/serve';
import { Button } from '../ui/Button';
import { ProgressLine } from '../ui/Waiting';
import { sentence } from '../ui/words';
import type { Chosen } from './chosen';
import { CopyButton } from './CopyButton';
import { knownCommand, wordsOf } from './words';

/** The command that makes the same. The server computes the map once more for it, which is not done unasked where it takes long. */
export function CommandLine({ chosen }: { chosen: Chosen }) {
  const control = useRef<AbortController | null>(null);
  const problem = useSignal<string | null>(null);
  const isAsking = useSignal(false);
  const isFast = start.value?.methods.find(({ name }) => name === chosen.ask.method)?.cost === 'fast';

  const ask = async (): Promise<void> => {
    const own = new AbortController();
    control.current = own;
    isAsking.value = true;
    problem.value = null;
    try {
      await wordsOf(chosen, own.signal);
    } catch (thrown) {
      if (!isAbort(thrown)) {
        problem.value = failureOf(thrown).message;
      }
    } finally {
      isAsking.value = false;
    }
  };
  useEffect(() => {
    if (isFast) {
      void ask();
    }
    return () => control.current?.abort();
  }, []);

  const command = knownCommand(chosen);
  if (command !== null) {
    return (
      <div class="command" data-part="command">
        <code tabIndex={0} aria-label="The command that makes the same">
          {command}
        </code>
        <CopyButton text={command} />
      </div>
    );
  }
  if (isAsking.value) {
    return <ProgressLine progress={null} label="Asking for the command" onCancel={() => control.current?.abort()} />;
  }
  return (
    <div class="command-ask">
      {problem.value !== null && <p class="small">{sentence(problem.value)}</p>}
      <Button part="ask-command" title="The map is computed once more for it" onClick={() => void ask()}>
        Show the command that makes the same
      </Button>
    </div>
  );
}
