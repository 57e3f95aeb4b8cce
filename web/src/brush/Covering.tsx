import { useEffect, useRef } from 'preact/hooks';
import type { Fill } from '../api/types';
import { paintOn } from '../map/paintOn';
import { asked, tab } from '../state/choice';
import { resource } from '../state/resource';
import { client } from '../state/serve';
import { Cover } from './cover';
import type { Mask } from './mask';
import { photoOf } from './photo';

/** What the network sees with nothing covered, in its own resolution, for the colours of covered places. */
const covers = resource(
  () => (tab.value === 'brush' ? asked.value : null),
  async (question, options) => new Cover(await photoOf(await client.preview(question, options))),
);

/** The covered places, as the network sees them. */
export function Covering({ mask, fill }: { mask: Mask; fill: Fill }) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const { answer, answered, question } = covers.state.value;
  const cover = answered === question ? answer : null;
  useEffect(() => {
    const isOfMask = cover?.height === mask.height && cover.width === mask.width;
    paintOn(canvas.current!, isOfMask ? cover.image(mask, fill) : new ImageData(mask.width, mask.height));
  }, [mask, fill, cover]);
  return <canvas ref={canvas} data-part="cover" />;
}
