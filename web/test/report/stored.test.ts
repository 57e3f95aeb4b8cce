import { describe, expect, it } from 'vitest';
import { storedOf } from '../../src/report/stored';
import { chosenMap, SIGNED } from './cases';

describe('a stored report', () => {
  it('comes back as it was', () => {
    const maps = [chosenMap({}), chosenMap({ range: SIGNED, ask: { network: 'n', picture: 'p', target: 1, against: 2, method: 'rise', parameters: { masks: '9' }, seed: 3, preprocessing: { resize: 'crop' } } })];
    expect(storedOf(JSON.parse(JSON.stringify({ title: 'Mine', maps })))).toEqual({ title: 'Mine', maps });
  });

  it.each([null, 3, 'text', [], {}, { maps: 'many' }])('is empty if it is %j', (json) => expect(storedOf(json)).toEqual({ title: null, maps: [] }));

  it('leaves out what is not understood', () => {
    const good = chosenMap({});
    const bad = [null, {}, { ...good, ask: { ...good.ask, target: 'top1' } }, { ...good, ask: { ...good.ask, against: 'dog' } }, { ...good, picture: { id: 'x' } }, { ...good, view: {} }, { ...good, range: { low: 0 } }, { ...good, ask: { ...good.ask, parameters: { masks: {} } } }];
    expect(storedOf({ title: 7, maps: [...bad, good] })).toEqual({ title: null, maps: [good] });
  });
});
