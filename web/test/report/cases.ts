import type { MapHeader, Range } from '../../src/api/types';
import { FIRST_VIEW } from '../../src/map/view';
import type { Chosen } from '../../src/report/chosen';

export const SIGNED: Range = { signed: true, low: -0.5, high: 0.5 };

export function chosenMap(more: Partial<Chosen>): Chosen {
  return {
    ask: { network: 'n', picture: '0123456789abcdef', target: 3, method: 'rise' },
    picture: { id: '0123456789abcdef', name: 'cat.png', height: 480, width: 640, scene: null },
    className: 'cat',
    methodTitle: 'RISE',
    networkName: 'net.onnx',
    view: { ...FIRST_VIEW, smooth: false },
    range: null,
    ...more,
  };
}

export function header(more: Partial<MapHeader>): MapHeader {
  return {
    method: 'rise',
    title: 'RISE',
    target: { index: 3, name: 'cat', score: 12, probability: 0.917 },
    against: null,
    shape: [2, 2],
    scale: 1,
    question: 'Why did the network say “cat”?',
    signs: { positive: 'speaks for “cat”', negative: 'speaks against it' },
    range: SIGNED,
    smooth: null,
    state: 'visible',
    notice: null,
    set: null,
    layers: [],
    parameters: {},
    checks: [],
    notes: [],
    figures: [],
    seconds: 1,
    seed: null,
    ...more,
  };
}
