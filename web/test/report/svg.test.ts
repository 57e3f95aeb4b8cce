import { describe, expect, it } from 'vitest';
import { svgOf, type Figure } from '../../src/report/svg';
import { SIGNED } from './cases';
import { elementsOf, HOSTILE, WORST } from './hostile';

const PIXEL = 'data:image/png;base64,iVBORw0KGgo=';

function figure(more: Partial<Figure>): Figure {
  return {
    caption: { title: 'Why did the network say “cat”?', lines: [{ name: 'Class', text: 'cat, 91.7 %' }, { name: 'Method', text: 'Grad-CAM' }] },
    description: 'Grad-CAM for “cat” over cat.png.',
    size: { height: 480, width: 640 },
    photograph: PIXEL,
    map: PIXEL,
    area: { top: -10, left: 80, height: 500, width: 480 },
    outline: null,
    range: SIGNED,
    ...more,
  };
}

describe('an SVG figure', () => {
  it('has photograph, map, scale and caption, and words for those who do not see it', () => {
    const svg = svgOf(figure({}));
    expect(elementsOf(svg).filter((name) => name === 'image')).toHaveLength(2);
    expect(svg).toContain('<image id="map" x="80" y="-10" width="480" height="500" preserveAspectRatio="none"');
    expect(svg).toContain('<title>Why did the network say “cat”?</title>');
    expect(svg).toContain('<tspan font-weight="600">Class:</tspan> cat, 91.7 %');
    expect(svg).toContain('<stop offset="0" stop-color="#');
    expect(svg).toContain('>−0.5<');
    expect(svg).toContain('>+0.5<');
  });

  it('draws the outline in the picture’s own pixels', () => {
    const svg = svgOf(figure({ outline: { height: 250, width: 240, path: 'M1 1h2' } }));
    expect(svg).toContain('transform="translate(80 -10) scale(2 2)"');
    expect(svg).toContain('<path d="M1 1h2"');
    expect(elementsOf(svg)).toContain('path');
  });

  it('does without photograph, map or scale', () => {
    const svg = svgOf(figure({ photograph: null, map: null, range: null }));
    expect(elementsOf(svg)).not.toContain('image');
    expect(svg).not.toContain('linearGradient');
  });

  it.each([...HOSTILE, WORST])('stays the same elements with a name such as %j', (name) => {
    const lines = [{ name: 'Class', text: name }, { name: 'Picture', text: name }];
    const svg = svgOf(figure({ caption: { title: name, lines }, description: name }));
    const plain = new Set(elementsOf(svgOf(figure({}))));
    for (const element of elementsOf(svg)) {
      expect(plain).toContain(element);
    }
  });

  it('keeps the proportions of a tall picture, and stays on a page', () => {
    const svg = svgOf(figure({ size: { height: 4000, width: 500 } }));
    expect(svg).toContain('<svg x="284" y="24" width="120" height="960" viewBox="0 0 500 4000"');
  });

  it('refers to nothing but data', () => {
    const svg = svgOf(figure({}));
    const addresses = [...svg.matchAll(/(?:href|src|url)[=(]"?([^")]*)/g)].map(([, address]) => address!);
    expect(addresses.every((address) => address.startsWith('data:') || address.startsWith('#'))).toBe(true);
  });

  it('is as high as its caption needs', () => {
    const height = (lines: number): number => Number(/height="([\d.]+)" role/.exec(svgOf(figure({ caption: { title: 'a', lines: Array.from({ length: lines }, () => ({ name: 'Class', text: 'b' })) } })))![1]);
    expect(height(9) - height(4)).toBeCloseTo(5 * 19);
  });
});
