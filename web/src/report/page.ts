import type { Caption } from './caption';
import { escaped } from './escape';
import { STYLE } from './pageStyle';

/** A map on the page. */
export interface PageFigure {
  caption: Caption;
  /** The map in words. */
  description: string;
  /** The picture with its map, as data; null where there is none. */
  image: string | null;
  /** The picture alone, as data. */
  photograph: string | null;
  size: { height: number; width: number };
  /** The scale's colours as data, and its values; null where nothing is drawn. */
  scale: { image: string; labels: [string, string, string] } | null;
  /** Values that are no places, the strongest first. */
  bars: [string, string][];
  command: string | null;
}

/**
 * A report as one file that needs nothing else: it has no script, refers to nothing outside, and forbids browsers to load anything, so that names in it can do no
 * harm.
 *
 * @param made when and by what it was made
 */
export function pageOf(title: string, figures: readonly PageFigure[], made: string): string {
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; img-src data:; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="referrer" content="no-referrer">
<title>${escaped(title)}</title>
<style>${STYLE}</style>
</head>
<body>
<main>
<h1>${escaped(title)}</h1>
<p class="made">${escaped(made)}</p>
${figures.map(figureOf).join('\n')}
</main>
</body>
</html>
`;
}

function figureOf({ caption, description, image, photograph, size, scale, bars, command }: PageFigure): string {
  const picture = (address: string | null, alt: string): string =>
    address === null ? '' : `<img src="${escaped(address)}" alt="${escaped(alt)}" width="${size.width}" height="${size.height}">`;
  return `<section>
<h2>${escaped(caption.title)}</h2>
<figure>
<div class="pictures">
<div>${picture(image, description)}${scale === null ? '' : scaleOf(scale)}${barsOf(bars)}</div>
${photograph === null ? '' : `<div>${picture(photograph, 'The picture alone')}</div>`}
</div>
<figcaption>
<dl>
${caption.lines.map(({ name, text, isWarning }) => `<div${isWarning === true ? ' class="warning"' : ''}><dt>${escaped(name)}</dt><dd>${escaped(text)}</dd></div>`).join('\n')}
</dl>
${command === null ? '' : `<p class="command"><span>The same by</span> <code>${escaped(command)}</code></p>`}
</figcaption>
</figure>
</section>`;
}

function scaleOf({ image, labels: [low, middle, high] }: NonNullable<PageFigure['scale']>): string {
  return `<div class="scale"><img src="${escaped(image)}" alt="Colours from ${escaped(low)} over ${escaped(middle)} to ${escaped(high)}" width="1024" height="1"><p><span>${escaped(low)}</span> <span>${escaped(middle)}</span> <span>${escaped(high)}</span></p></div>`;
}

function barsOf(bars: readonly [string, string][]): string {
  return bars.length === 0 ? '' : `<table><caption>The strongest values</caption>${bars.map(([name, value]) => `<tr><th scope="row">${escaped(name)}</th><td>${escaped(value)}</td></tr>`).join('')}</table>`;
}
