import { useSignal } from '@preact/signals';
import { useEffect, useRef } from 'preact/hooks';
import { failureOf, isAbort } from '../api/failure';
import { Banner } from '../ui/Banner';
import { Button } from '../ui/Button';
import { ProgressLine } from '../ui/Waiting';
import { sentence } from '../ui/words';
import { FILE_KINDS, nameOf, type FileKind } from './fileKinds';
import type { Kept } from './kept';
import { save } from './save';

/** The files that can be made of a map. */
export function Saves({ kept }: { kept: Kept }) {
  const control = useRef<AbortController | null>(null);
  const making = useSignal<string | null>(null);
  const problem = useSignal<string | null>(null);
  useEffect(() => () => control.current?.abort(), []);

  const make = async (kind: FileKind): Promise<void> => {
    control.current?.abort();
    const own = new AbortController();
    control.current = own;
    making.value = kind.name;
    problem.value = null;
    try {
      save(await kind.make(kept, own.signal), nameOf(kept, kind));
    } catch (thrown) {
      if (!isAbort(thrown)) {
        problem.value = failureOf(thrown).message;
      }
    } finally {
      if (control.current === own) {
        making.value = null;
      }
    }
  };

  return (
    <div class="saves" data-part="saves">
      <div class="report-actions" role="group" aria-label="Save as">
        {FILE_KINDS.filter(({ isDrawn }) => !isDrawn || kept.drawn !== null).map((kind) => (
          <Button key={kind.name} icon="save" title={kind.title} part={`save-${kind.ending.replace(/[._]/g, '')}`} onClick={() => void make(kind)}>
            {kind.name}
          </Button>
        ))}
      </div>
      {making.value !== null && <ProgressLine progress={null} label={`Making the ${making.value} file`} onCancel={() => control.current?.abort()} />}
      {problem.value !== null && (
        <Banner alert tone="bad" part="save-failure">
          {sentence(problem.value)}
        </Banner>
      )}
    </div>
  );
}
