import { isAbort } from '../api/failure';
import { readable, scaleLabels } from '../map/range';
import { commandOf } from './command';
import type { Kept } from './kept';
import { coloursOf } from './legend';
import type { PageFigure } from './page';
import { renderedMap, renderedPhotograph, sizeWithin } from './rendered';
import { dataOf } from './save';

const LONGEST = 1280;
const MOST_BARS = 20;

/** The figures of a report's page, one after the other. */
export async function pageFigures(all: readonly Kept[], signal: AbortSignal, onProgress: (done: number) => void): Promise<PageFigure[]> {
  const figures: PageFigure[] = [];
  for (const kept of all) {
    onProgress(figures.length);
    figures.push(await pageFigure(kept, signal));
    signal.throwIfAborted();
  }
  return figures;
}

async function pageFigure(kept: Kept, signal: AbortSignal): Promise<PageFigure> {
  const { chosen, finished, drawn, caption, description } = kept;
  const size = sizeWithin(chosen.picture, LONGEST);
  const bars = [...(finished.header.bars ?? [])].sort((a, b) => Math.abs(b[1]) - Math.abs(a[1])).slice(0, MOST_BARS);
  return {
    caption,
    description,
    image: drawn === null ? null : dataOf(await renderedMap(kept, size, signal), chosen.view.photograph !== 'none'),
    photograph: dataOf(await renderedPhotograph(chosen.picture, 'colour', size, signal)),
    size,
    scale: drawn === null ? null : { image: coloursOf(drawn.range).toDataURL('image/png'), labels: scaleLabels(drawn.range) },
    bars: bars.map(([name, value]) => [name, readable(value)]),
    command: await commandOrNull(kept, signal),
  };
}

/** A page without a command is better than none. */
async function commandOrNull({ chosen }: Kept, signal: AbortSignal): Promise<string | null> {
  try {
    return await commandOf(chosen, signal);
  } catch (thrown) {
    if (isAbort(thrown)) {
      throw thrown;
    }
    return null;
  }
}
