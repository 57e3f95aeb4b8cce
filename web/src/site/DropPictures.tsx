import { useSignal } from '@preact/signals';
import type { ComponentChildren } from 'preact';
import { useEffect } from 'preact/hooks';
import { show } from './state';

/** The whole page: pictures can be dropped and pasted anywhere. */
export function DropPictures({ children }: { children: ComponentChildren }) {
  const isOver = useSignal(false);
  useEffect(() => {
    const over = (event: DragEvent): void => {
      if (event.dataTransfer?.types.includes('Files') ?? false) {
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
      const file = data?.files[0];
      if (file !== undefined) {
        event.preventDefault();
        show(file, file.name);
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
      {isOver.value && <div class="drop-here">Drop a picture</div>}
    </div>
  );
}
