import { useEffect, useRef } from 'preact/hooks';
import type { Layer } from '../api/types';
import { chooseLayer, layer, stages } from './choice';
import { partsOf } from './layerName';

const LEAST = 5;
const HIGHEST = 44;
const WIDTH_PER_DOUBLING = 3.5;

/** The network from its input to its classes: each stage a block, as high as its channels and the wider the more of them. The opened one is in the middle, in a window of any width. */
export function Strip() {
  const strip = useRef<HTMLFieldSetElement>(null);
  const opened = layer.value?.name;
  const highest = Math.max(...stages.value.map(({ shape }) => shape[1] ?? 1));
  useEffect(() => {
    const element = strip.current!;
    // It is called for the first width too.
    const observer = new ResizeObserver(() => {
      const chosen = element.querySelector<HTMLElement>('.stage-block:has(:checked)');
      if (chosen !== null) {
        element.scrollLeft = chosen.offsetLeft - (element.clientWidth - chosen.clientWidth) / 2;
      }
    });
    observer.observe(element);
    return () => observer.disconnect();
  }, [opened, stages.value]);
  return (
    <fieldset class="strip-of-stages" ref={strip} data-part="stages">
      <legend class="unseen">Layers, from the input to the classes</legend>
      {stages.value.map((stage) => (
        <Block key={stage.name} stage={stage} isChosen={stage.name === opened} highest={highest} />
      ))}
    </fieldset>
  );
}

function Block({ stage, isChosen, highest }: { stage: Layer; isChosen: boolean; highest: number }) {
  const { name } = stage;
  const { module, own } = partsOf(name);
  const [channels = 1, height = 1, width = 1] = stage.shape;
  return (
    <label class="stage-block" title={name}>
      <input type="radio" name="layer" value={name} checked={isChosen} onChange={() => chooseLayer(name)} />
      <span class="stage-shape" aria-hidden="true">
        <i style={{ height: `${LEAST + HIGHEST * Math.sqrt(height / highest)}px`, width: `${LEAST + WIDTH_PER_DOUBLING * Math.log2(channels)}px` }} />
      </span>
      <span class="stage-name">
        {module !== '' && <span class="soft">{module} </span>}
        {own}
      </span>
      <span class="soft">{operatorText(stage)}</span>
      <span class="soft number">{sizeText(channels, height, width)}</span>
    </label>
  );
}

/** What computes a layer, such as `Conv, Relu`. */
export function operatorText({ operator, after }: Layer): string {
  return [operator, ...after].join(', ');
}

/** A layer's size as people read it: channels, and the places of each. */
export function sizeText(channels: number, height: number, width: number): string {
  return height * width === 1 ? String(channels) : `${channels} × ${height} × ${width}`;
}
