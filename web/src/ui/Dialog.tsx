import type { ComponentChildren } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import { Button } from './Button';

interface Props {
  title: string;
  children: ComponentChildren;
  part?: string;
  onClose: () => void;
}

/** A dialog that is open while it is rendered; the browser keeps the focus inside, and Escape closes it. */
export function Dialog({ title, children, part, onClose }: Props) {
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    const element = dialog.current!;
    const before = document.activeElement;
    element.showModal();
    return () => {
      element.close();
      if (before instanceof HTMLElement) {
        before.focus();
      }
    };
  }, []);
  const closeOutside = (event: MouseEvent): void => {
    if (event.target === dialog.current) {
      onClose();
    }
  };
  return (
    <dialog class="dialog" ref={dialog} aria-label={title} data-part={part} onClose={onClose} onClick={closeOutside}>
      <div class="dialog-head">
        <h2>{title}</h2>
        <Button kind="quiet" icon="close" label="Close" onClick={onClose} />
      </div>
      <div class="inside">{children}</div>
    </dialog>
  );
}
