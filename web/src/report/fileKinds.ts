import { client } from '../state/serve';
import { fileName } from './fileName';
import type { Kept } from './kept';
import { legendOf } from './legend';
import { areaOf, outlineOn, renderedLayer, renderedMap, renderedPhotograph, sizeWithin } from './rendered';
import { dataOf, pngOf } from './save';
import { svgOf } from './svg';

const LONGEST_IN_FIGURE = 1600;

/** A kind of file that can be made of a map. */
export interface FileKind {
  name: string;
  title: string;
  /** Behind the map's name. */
  ending: string;
  /** Whether it shows the map, and so needs one that can be seen. */
  isDrawn: boolean;
  make: (kept: Kept, signal: AbortSignal) => Promise<Blob>;
}

export const FILE_KINDS: FileKind[] = [
  { name: 'PNG', title: 'The map over the picture, at the picture’s own size', ending: '.png', isDrawn: true, make: async (kept, signal) => pngOf(await renderedMap(kept, kept.chosen.picture, signal)) },
  { name: 'Legend', title: 'The scale apart, as PNG', ending: '_scale.png', isDrawn: true, make: ({ drawn }) => pngOf(legendOf(drawn!.range)) },
  { name: 'SVG', title: 'A figure with its scale and a caption', ending: '.svg', isDrawn: true, make: async (kept, signal) => new Blob([await svgFigure(kept, signal)], { type: 'image/svg+xml' }) },
  { name: '.npy', title: 'The raw values, for NumPy', ending: '.npy', isDrawn: false, make: ({ chosen }, signal) => client.npy(chosen.ask, { signal }) },
  { name: 'JSON', title: 'Settings, scores and self-checks, as the command line writes them', ending: '.json', isDrawn: false, make: async ({ chosen }, signal) => new Blob([`${JSON.stringify(await client.explanation(chosen.ask, { signal }), null, 2)}\n`], { type: 'application/json' }) },
];

export function nameOf({ chosen }: Kept, { ending }: FileKind): string {
  return fileName(chosen) + ending;
}

async function svgFigure(kept: Kept, signal: AbortSignal): Promise<string> {
  const { chosen, drawn, caption, description } = kept;
  const { picture, view } = chosen;
  return svgOf({
    caption,
    description,
    size: picture,
    photograph: view.photograph === 'none' ? null : dataOf(await renderedPhotograph(picture, view.photograph, sizeWithin(picture, LONGEST_IN_FIGURE), signal)),
    map: drawn === null ? null : renderedLayer({ ...kept, drawn }).toDataURL('image/png'),
    area: areaOf(kept),
    outline: outlineOn(kept),
    range: drawn?.range ?? null,
  });
}
