import { expect, it } from 'vitest';
import { mapInWords } from '../../src/map/words';

const RANGE = { signed: false, low: 0, high: 2 };

it('names the ninth that holds most, and the range', () => {
  const values = new Float32Array(36);
  values[0 * 6 + 5] = 2;
  values[3 * 6 + 2] = 0.5;
  expect(mapInWords({ height: 6, width: 6, values }, RANGE)).toBe('Strongest in the upper right of what the network sees: 80 % of it lies in that ninth. The colours span 0 to 2.');
});

it('counts what speaks against as much as what speaks for', () => {
  const values = new Float32Array(9);
  values[4] = -1;
  values[8] = 0.5;
  expect(mapInWords({ height: 3, width: 3, values }, { signed: true, low: -1, high: 1 })).toBe('Strongest in the centre of what the network sees: 67 % of it lies in that ninth. The colours span −1 to +1.');
});

it('says where there is nothing', () => {
  expect(mapInWords({ height: 2, width: 2, values: new Float32Array(4) }, RANGE)).toBe('The map is zero everywhere.');
});
