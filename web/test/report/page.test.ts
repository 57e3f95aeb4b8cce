import { describe, expect, it } from 'vitest';
import { pageOf, type PageFigure } from '../../src/report/page';
import { HOSTILE, WORST } from './hostile';

const PIXEL = 'data:image/png;base64,iVBORw0KGgo=';

function figure(more: Partial<PageFigure>): PageFigure {
  return {
    caption: { title: 'Why did the network say “cat”?', lines: [{ name: 'Class', text: 'cat, 91.7 %' }] },
    description: 'Grad-CAM for “cat” over cat.png.',
    image: PIXEL,
    photograph: PIXEL,
    size: { height: 480, width: 640 },
    scale: { image: PIXEL, labels: ['−0.5', '0', '+0.5'] },
    bars: [],
    command: 'vizsla explain cat.png',
    ...more,
  };
}

/** The start tags of a page, with the names of their attributes. */
function tags(page: string): string[] {
  const withoutValues = page.replace(/<style>[^]*?<\/style>/, '').replace(/"[^"]*"/g, '');
  return [...withoutValues.matchAll(/<([a-z][^<>]*)>/gi)].map(([, tag]) => tag!);
}

function elements(page: string): string[] {
  return tags(page).map((tag) => tag.split(' ')[0]!);
}

describe('a page', () => {
  it('has the figures in their order, with words, scale and command', () => {
    const page = pageOf('My maps', [figure({}), figure({ caption: { title: 'And why “dog”?', lines: [] } })], 'Made with Vizsla.');
    expect(page.indexOf('Why did the network say')).toBeLessThan(page.indexOf('And why “dog”?'));
    expect(page).toContain('<title>My maps</title>');
    expect(page).toContain('alt="Grad-CAM for “cat” over cat.png." width="640" height="480"');
    expect(page).toContain('<code>vizsla explain cat.png</code>');
    expect(page).toContain('<dt>Class</dt><dd>cat, 91.7 %</dd>');
    expect(page).toContain('Colours from −0.5 over 0 to +0.5');
  });

  it('has values that are no places as a table', () => {
    const page = pageOf('a', [figure({ image: null, scale: null, bars: [['channel 7', '0.5']] })], '');
    expect(page).toContain('<tr><th scope="row">channel 7</th><td>0.5</td></tr>');
    expect(elements(page).filter((name) => name === 'img')).toHaveLength(1);
  });

  it('has no script, loads nothing, and forbids both', () => {
    const page = pageOf('a', [figure({})], 'b');
    expect(page).toContain(`content="default-src 'none'; img-src data:; style-src 'unsafe-inline'`);
    expect(elements(page)).not.toContain('script');
    expect(elements(page)).not.toContain('link');
    expect([...page.matchAll(/(?:src|href)="([^"]*)"/g)].every(([, address]) => address!.startsWith('data:'))).toBe(true);
    expect(page).not.toMatch(/url\(|@import/);
  });

  it('is made for light, dark and narrow screens', () => {
    const page = pageOf('a', [], '');
    expect(page).toContain('<meta name="color-scheme" content="light dark">');
    expect(page).toContain('prefers-color-scheme: dark');
    expect(page).toContain('width=device-width');
  });

  it.each([...HOSTILE, WORST])('stays the same elements with a name such as %j', (name) => {
    const plain = pageOf('a', [figure({ bars: [['b', 'c']] })], 'd');
    const hostile = pageOf(name, [figure({ caption: { title: name, lines: [{ name, text: name }] }, description: name, command: name, scale: { image: PIXEL, labels: [name, name, name] }, bars: [[name, name]] })], name);
    expect(tags(hostile)).toEqual(tags(plain));
  });
});
