import { describe, expect, it } from 'vitest';
import { COLOURS, colourTable, diverging, sequential } from '../../src/map/colours';

// Of org.vizsla.render.heat.DivergingColours.
const DIVERGING: [number, number][] = [
  [-1.5, 0x1e4eac],
  [-1, 0x1e4eac],
  [-0.75, 0x5279c1],
  [-0.5, 0x86a2d4],
  [-0.1, 0xdee4ef],
  [0, 0xf5f5f5],
  [0.1, 0xeee0de],
  [0.25, 0xe4c1bd],
  [0.5, 0xcf8e87],
  [0.9, 0xa63a33],
  [1, 0x9b1f1d],
  [2, 0x9b1f1d],
];

// Of org.vizsla.render.heat.SequentialColours.
const SEQUENTIAL: [number, number][] = [
  [-1, 0x08051c],
  [0, 0x08051c],
  [0.05, 0x15092c],
  [0.1, 0x250d3b],
  [0.25, 0x5e1658],
  [0.333, 0x801c5c],
  [0.5, 0xbf394f],
  [0.6, 0xdc583d],
  [0.75, 0xf4912f],
  [0.9, 0xf9cd64],
  [1, 0xf9f39b],
  [2, 0xf9f39b],
];

describe('colours', () => {
  it.each(DIVERGING)('of the signed value %f are those of the command line', (value, colour) => {
    expect(diverging(value)).toBe(colour);
  });

  it.each(SEQUENTIAL)('of the value %f are those of the command line', (value, colour) => {
    expect(sequential(value)).toBe(colour);
  });

  it('are in tables from the first to the last', () => {
    expect([colourTable(false)[0], colourTable(false)[COLOURS]]).toEqual([0x08051c, 0xf9f39b]);
    expect([colourTable(true)[0], colourTable(true)[COLOURS]]).toEqual([0x1e4eac, 0x9b1f1d]);
  });
});
