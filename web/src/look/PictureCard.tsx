import { useRef } from 'preact/hooks';
import { useSignal } from '@preact/signals';
import { choosePicture, picture } from '../state/choice';
import { drawScene, takeFiles, takePicture } from '../state/give';
import { addressOfPicture } from '../state/pictures';
import { start } from '../state/serve';
import { Button } from '../ui/Button';
import { Camera } from '../ui/Camera';

/** Ways to another picture. */
export function PictureCard() {
  const input = useRef<HTMLInputElement>(null);
  const isCameraOpen = useSignal(false);
  const { examples } = start.value!;
  const shown = picture.value!;
  return (
    <section class="card" data-part="pictures">
      <h2>Picture</h2>
      <p class="soft small">Drop or paste one anywhere on this page. It stays on this computer.</p>
      <div class="picture-actions">
        <Button icon="open" part="open-picture" onClick={() => input.current!.click()}>
          Open
        </Button>
        <Button icon="camera" part="camera" onClick={() => (isCameraOpen.value = true)}>
          Camera
        </Button>
        <Button icon="dice" part="scene" title="Draw a new animal, whose true outline is known" onClick={() => void drawScene()}>
          New scene
        </Button>
      </div>
      <input
        ref={input}
        class="unseen"
        type="file"
        accept="image/*,.pnm,.ppm,.pgm"
        tabIndex={-1}
        aria-label="Picture file"
        data-part="picture-file"
        onChange={(event) => {
          takeFiles(event.currentTarget.files ?? []);
          event.currentTarget.value = '';
        }}
      />
      <div class="examples" role="group" aria-label="Examples" data-part="examples">
        {examples.map((example) => (
          <button type="button" key={example.id} aria-label={`Example: ${example.scene?.name ?? example.name}`} aria-pressed={example.id === shown.id} onClick={() => choosePicture(example)}>
            <img src={addressOfPicture(example)} alt="" loading="lazy" />
          </button>
        ))}
      </div>
      {isCameraOpen.value && <Camera onTake={(photograph) => void takePicture(photograph, 'camera.jpg')} onClose={() => (isCameraOpen.value = false)} />}
    </section>
  );
}
