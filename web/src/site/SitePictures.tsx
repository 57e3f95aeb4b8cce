import { useSignal } from '@preact/signals';
import { useLayoutEffect, useRef } from 'preact/hooks';
import { Button } from '../ui/Button';
import { Camera } from '../ui/Camera';
import type { Levels } from './prepare/levels';
import { examples, explained, picture, show, showPicture, site } from './state';

/** Ways to another picture, and what the network sees of this one. */
export function SitePictures() {
  const input = useRef<HTMLInputElement>(null);
  const isCameraOpen = useSignal(false);
  const { assumed } = site.explainer;
  return (
    <section class="card" data-part="pictures">
      <h2>Picture</h2>
      <p class="soft small">Drop or paste one anywhere on this page.</p>
      <div class="picture-actions">
        <Button icon="open" part="open-picture" onClick={() => input.current!.click()}>
          Open
        </Button>
        {'mediaDevices' in navigator && (
          <Button icon="camera" part="camera" onClick={() => (isCameraOpen.value = true)}>
            Camera
          </Button>
        )}
      </div>
      <input
        ref={input}
        class="unseen"
        type="file"
        accept="image/*"
        tabIndex={-1}
        aria-label="Picture file"
        data-part="picture-file"
        onChange={(event) => {
          const file = event.currentTarget.files?.[0];
          if (file !== undefined) {
            show(file, file.name);
          }
          event.currentTarget.value = '';
        }}
      />
      {examples.value.length > 0 && (
        <div class="examples" role="group" aria-label="Examples" data-part="examples">
          {examples.value.map((example) => (
            <button type="button" key={example.number} aria-label={`Example: ${example.name}`} aria-pressed={example === picture.value} onClick={() => showPicture(example)}>
              <img src={example.address} alt="" />
            </button>
          ))}
        </div>
      )}
      {explained.value !== null && (
        <figure class="site-seen" data-part="seen">
          <LevelsCanvas levels={explained.value.levels} />
          <figcaption class="soft small">
            What the network sees: {site.fitted}.{assumed.map((each) => ` Assumed: ${each}.`)}
          </figcaption>
        </figure>
      )}
      {isCameraOpen.value && <Camera onTake={(photograph) => show(photograph, 'photograph')} onClose={() => (isCameraOpen.value = false)} />}
    </section>
  );
}

function LevelsCanvas({ levels }: { levels: Levels }) {
  const canvas = useRef<HTMLCanvasElement>(null);
  useLayoutEffect(() => {
    const { height, width, rgb } = levels;
    const image = new ImageData(width, height);
    for (let i = 0; i < height * width; i++) {
      image.data.set(rgb.subarray(3 * i, 3 * i + 3), 4 * i);
      image.data[4 * i + 3] = 255;
    }
    canvas.current!.getContext('2d')!.putImageData(image, 0, 0);
  }, [levels]);
  return <canvas ref={canvas} height={levels.height} width={levels.width} role="img" aria-label="The picture at the network's size" />;
}
