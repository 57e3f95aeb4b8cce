import { useSignal } from '@preact/signals';
import type { ComponentChildren } from 'preact';
import { useEffect } from 'preact/hooks';
import { takeFiles } from '../state/give';
import { start } from '../state/serve';

/** The whole page: files can be dropped and pasted anywhere. */
export function DropArea({ children }: { children: ComponentChildren }) {
  const isOver = useSignal(false);
  useEffect(() => {
    const hasFiles = (event: DragEvent): boolean => event.dataTransfer?.types.includes('Files') ?? false;
    const over = (event: DragEvent): void => {
      if (hasFiles(event)) {
        event.preventDefault();
        isOver.value = true;
      }
    };
    const leave = (event: DragEvent): void => {
      if (event.relatedTarget === null) {
        isOver.value = false;
      }
    };
    const take = (event: Event, data: DataTransfer | null): void => {
      isOver.value = false;
      if (start.value !== null && data !== null && data.files.length > 0) {
        event.preventDefault();
        takeFiles(data.files);
      }
    };
    const drop = (event: DragEvent): void => take(event, event.dataTransfer);
    const paste = (event: ClipboardEvent): void => take(event, event.clipboardData);
    addEventListener('dragover', over);
    addEventListener('dragleave', leave);
    addEventListener('drop', drop);
    addEventListener('paste', paste);
    return () => {
      removeEventListener('dragover', over);
      removeEventListener('dragleave', leave);
      removeEventListener('drop', drop);
      removeEventListener('paste', paste);
    };
  }, []);
  return (
    <div class="page">
      {children}
      {isOver.value && <div class="drop-here">Drop a picture or a network</div>}
    </div>
  );
}
