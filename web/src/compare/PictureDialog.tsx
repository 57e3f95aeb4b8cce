import { useSignal } from '@preact/signals';
import { useRef } from 'preact/hooks';
import { failureOf } from '../api/failure';
import type { Picture } from '../api/types';
import { picture } from '../state/choice';
import { addressOfPicture, decoded, know } from '../state/pictures';
import { client, start } from '../state/serve';
import { Banner } from '../ui/Banner';
import { Button } from '../ui/Button';
import { Dialog } from '../ui/Dialog';
import { sentence } from '../ui/words';
import { compare, pictures, referenceTo } from './choice';
import { columns } from './columns';
import { MOST_COLUMNS } from './limits';

/** Pictures to compare: the examples, new scenes, and one's own. */
export function PictureDialog({ onClose }: { onClose: () => void }) {
  const input = useRef<HTMLInputElement>(null);
  const problem = useSignal<string | null>(null);
  const busy = useSignal(0);
  const chosen = pictures.value.map(({ id }) => id);
  const isFull = chosen.length >= MOST_COLUMNS;
  const shown = [...(columns.value ?? []).map((column) => column.picture), ...(picture.value === null ? [] : [picture.value]), ...start.value!.examples];
  const each = [...new Map(shown.map((one) => [one.id, one])).values()];

  const add = async (giving: Promise<Picture>, file: Blob | null = null): Promise<void> => {
    busy.value++;
    problem.value = null;
    try {
      const [picture, shown] = await Promise.all([giving, file === null ? null : decoded(file)]);
      const given = know(picture, shown?.address);
      if (!pictures.peek().some(({ id }) => id === given.id)) {
        compare({ pictures: [...pictures.peek(), referenceTo(given)].slice(0, MOST_COLUMNS) });
      }
    } catch (thrown) {
      problem.value = failureOf(thrown).message;
    } finally {
      busy.value--;
    }
  };
  const toggle = (one: Picture): void => {
    const others = pictures.peek().filter(({ id }) => id !== one.id);
    compare({ pictures: others.length < chosen.length ? others : [...others, referenceTo(one)] });
  };

  return (
    <Dialog title="Pictures to compare" part="picture-dialog" onClose={onClose}>
      <div class="thumbs" role="group" aria-label="Pictures">
        {each.map((one) => (
          <button type="button" key={one.id} aria-pressed={chosen.includes(one.id)} disabled={isFull && !chosen.includes(one.id)} onClick={() => toggle(one)}>
            <img src={addressOfPicture(one)} alt="" />
            <span>{one.name}</span>
          </button>
        ))}
      </div>
      <div class="dialog-actions">
        <Button icon="open" disabled={isFull || busy.value > 0} part="compare-open" onClick={() => input.current!.click()}>
          Open your own
        </Button>
        <Button icon="dice" disabled={isFull || busy.value > 0} part="compare-scene" onClick={() => void add(client.scene({}))}>
          New scene
        </Button>
      </div>
      {isFull && <p class="soft small">{MOST_COLUMNS} pictures are the most; take one out to add another.</p>}
      {problem.value !== null && (
        <Banner alert tone="bad">
          {sentence(problem.value)}
        </Banner>
      )}
      <input
        ref={input}
        class="unseen"
        type="file"
        multiple
        accept="image/*,.pnm,.ppm,.pgm"
        tabIndex={-1}
        aria-label="Picture files"
        data-part="compare-files"
        onChange={(event) => {
          for (const file of event.currentTarget.files ?? []) {
            void add(client.givePicture(file, file.name), file);
          }
          event.currentTarget.value = '';
        }}
      />
    </Dialog>
  );
}
