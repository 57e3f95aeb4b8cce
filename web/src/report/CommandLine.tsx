import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import { failureOf, isAbort } from '../api/failure';
import { Button } from '../ui/Button';
import { sentence } from '../ui/words';
import type { Chosen } from './chosen';
import { commandOf, knownCommand } from './command';
import { CopyButton } from './CopyButton';

/** The command that makes the same. */
export function CommandLine({ chosen }: { chosen: Chosen }) {
  const problem = useSignal<string | null>(null);
  const attempts = useSignal(0);
  useEffect(() => {
    const control = new AbortController();
    problem.value = null;
    commandOf(chosen, control.signal).catch((thrown: unknown) => {
      if (!isAbort(thrown)) {
        problem.value = failureOf(thrown).message;
      }
    });
    return () => control.abort();
  }, [attempts.value]);

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
  return problem.value === null ? null : (
    <div class="command-ask">
      <p class="small">{sentence(problem.value)}</p>
      <Button part="ask-command" onClick={() => void attempts.value++}>
        Ask for the command again
      </Button>
    </div>
  );
}
