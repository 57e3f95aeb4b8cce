import type { MapHeader, Range } from '../api/types';
import { readable, scaleLabels } from '../map/range';
import { percentage, sentence } from '../ui/words';
import type { Chosen } from './chosen';

/** What stands below a figure. */
export interface Caption {
  /** The question that the map answers. */
  title: string;
  lines: CaptionLine[];
}

export interface CaptionLine {
  name: string;
  text: string;
  /** Whether it is about something that went wrong. */
  isWarning?: boolean;
}

/** All that is needed to read a map, and to make it again. */
export function captionOf(chosen: Chosen, header: MapHeader, range: Range | null): Caption {
  const { ask, picture, networkName } = chosen;
  const lines: [name: string, text: string, isWarning?: boolean][] = [
    ['Class', classText(header)],
    ['Method', header.title],
    ['Settings', settingsText(header, ask.seed)],
    ['Layer', header.layers.join(', ')],
    ['Picture', `${picture.name}, ${picture.height} × ${picture.width} pixels`],
    ['Network', networkName],
    ['Prepared', Object.entries(ask.preprocessing ?? {}).map(([what, value]) => `${what} ${value}`).join(', ')],
    ['Scale', range === null ? '' : scaleText(chosen, header, range)],
    ['Measured', header.figures.map(({ title, text }) => `${title} ${text}`).join(', ')],
    ...header.checks.map(({ passed, words }): [string, string, boolean] => [passed ? 'Self-check' : 'Self-check failed', sentence(words), !passed]),
    ['Notice', sentence(header.notice ?? ''), true],
  ];
  return { title: header.question, lines: lines.filter(([, text]) => text !== '').map(([name, text, isWarning = false]) => ({ name, text, isWarning })) };
}

function classText({ target: { name, probability, score }, against }: MapHeader): string {
  const share = probability === null ? `score ${readable(score)}` : percentage(probability);
  return `${name}, ${share}${against === null ? '' : `, rather than ${against.name}`}`;
}

function settingsText({ parameters }: MapHeader, seed: number | undefined): string {
  const all = [...Object.entries(parameters), ...(seed === undefined ? [] : [['seed', seed]])];
  return all.map(([name, value]) => `${name} = ${value}`).join(', ');
}

function scaleText({ view, range: shared }: Chosen, { signs, smooth }: MapHeader, range: Range): string {
  const [low, , high] = scaleLabels(range);
  const colours = range.signed ? `red ${signs.positive}, blue ${signs.negative}` : `the brighter, the more it ${signs.positive}`;
  const notes = [
    shared === null ? '' : 'shared with other maps',
    view.smooth && smooth !== null ? 'lightly smoothed' : '',
    view.threshold > 0 ? `weaker than ${Math.round(100 * view.threshold)} % of the strongest is hidden` : '',
  ].filter((note) => note !== '');
  return `${low} to ${high}: ${[colours, ...notes].join('; ')}`;
}
