import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import { Button } from '../ui/Button';
import { say } from '../ui/toasts';

const SHOWN = 2000;

/** Copies a text. */
export function CopyButton({ text }: { text: string }) {
  const isCopied = useSignal(false);
  useEffect(() => {
    if (isCopied.value) {
      const timer = setTimeout(() => (isCopied.value = false), SHOWN);
      return () => clearTimeout(timer);
    }
    return undefined;
  }, [isCopied.value]);
  const copy = async (): Promise<void> => {
    try {
      await navigator.clipboard.writeText(text);
      isCopied.value = true;
    } catch {
      say('The browser did not allow copying; select the text instead.', 'bad');
    }
  };
  return (
    <Button icon={isCopied.value ? 'check' : 'copy'} part="copy" onClick={() => void copy()}>
      <span role="status">{isCopied.value ? 'Copied' : 'Copy'}</span>
    </Button>
  );
}
