import { describe, expect, it } from 'vitest';
import { FIRST_VIEW } from '../../src/map/view';
import { fromHash, isStep, toHash, type Permalink } from '../../src/state/permalink';

const PLAIN: Permalink = {
  tab: 'look',
  network: 'squeezenet1_1',
  picture: '0123456789abcdef',
  scene: null,
  target: null,
  against: null,
  method: 'grad_cam',
  parameters: {},
  seed: null,
  preprocessing: {},
  view: FIRST_VIEW,
  more: {},
};

const FULL: Permalink = {
  ...PLAIN,
  tab: 'compare',
  network: 'my net & yours.onnx',
  scene: { species: 4, seed: 12345 },
  target: 207,
  against: 211,
  parameters: { layer: 'features.12, features.10', steps: '300' },
  seed: 7,
  preprocessing: { normalization: 'tf', resize: 'crop' },
  view: { opacity: 0.35, threshold: 0.1, photograph: 'none', smooth: !FIRST_VIEW.smooth, outline: !FIRST_VIEW.outline },
  more: { 'compare.methods': 'saliency,rise', 'brush.size': '12' },
};

describe('a permalink', () => {
  it('leaves out what is as it is at first', () => {
    expect(toHash(PLAIN)).toBe('#look?network=squeezenet1_1&picture=0123456789abcdef&method=grad_cam');
  });

  it('says what it was made of', () => {
    expect(fromHash(toHash(FULL))).toEqual(FULL);
    expect(fromHash(toHash(PLAIN))).toEqual(PLAIN);
  });

  it('has scenes without a species', () => {
    expect(fromHash(toHash({ ...PLAIN, scene: { seed: 9 } })).scene).toEqual({ seed: 9 });
  });

  it.each(['', '#', '#nonsense', '#look?', '#look?class=x&opacity=7&photograph=green&scene=a.b&smooth=maybe&seed=-1'])('is the beginning where %j says nothing', (hash) => {
    expect(fromHash(hash)).toEqual({ ...PLAIN, network: null, picture: null, method: null });
  });

  it('takes nothing but its own words', () => {
    expect(fromHash('#look?evil=1&constructor=2&compare.own=3').more).toEqual({ 'compare.own': '3' });
  });

  it('is another step with another class, and none with another view', () => {
    expect(isStep(PLAIN, { ...PLAIN, target: 3 })).toBe(true);
    expect(isStep(PLAIN, { ...PLAIN, against: 3 })).toBe(true);
    expect(isStep(PLAIN, { ...PLAIN, tab: 'brush' })).toBe(true);
    expect(isStep(PLAIN, { ...PLAIN, more: { 'compare.methods': 'saliency' } })).toBe(true);
    expect(isStep(PLAIN, { ...PLAIN, view: FULL.view, parameters: FULL.parameters })).toBe(false);
    expect(isStep(PLAIN, { ...PLAIN, more: { 'compare.order': 'checks', 'brush.size': '9' } })).toBe(false);
  });
});
