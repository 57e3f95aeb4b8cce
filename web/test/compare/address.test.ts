import { describe, expect, it } from 'vitest';
import { fromAddress, toAddress } from '../../src/compare/address';
import type { Comparison } from '../../src/compare/comparison';
import { fromHash, toHash } from '../../src/state/permalink';

const PLAIN: Comparison = { across: 'classes', rows: null, classes: null, pictures: null, networks: null, explained: null, rival: null, scale: 'own', order: 'chosen' };

const FULL: Comparison = {
  across: 'networks',
  rows: [
    { method: 'grad_cam', settings: {} },
    { method: 'integrated_gradients', settings: { steps: '300', baseline: 'a~b:c,d%&=é' } },
    { method: 'integrated_gradients', settings: { steps: '20', seed: '4' } },
  ],
  classes: [3, 0, 999],
  pictures: [
    { id: '0123456789abcdef', scene: null },
    { id: 'fedcba9876543210', scene: { seed: 10 } },
    { id: 'aaaaaaaaaaaaaaaa', scene: { seed: 123456, species: 7 } },
  ],
  networks: ['before, after & more.onnx', '~', 'squeezenet1_1'],
  explained: 207,
  rival: 0,
  scale: 'shared',
  order: 'deletion',
};

/** Through the page's whole address and back. */
function carried(comparison: Comparison): Comparison {
  const hash = toHash({ ...fromHash('#compare'), more: toAddress(comparison, {}) });
  return fromAddress(fromHash(new URL(hash, 'http://127.0.0.1/').hash).more);
}

describe('the address of a comparison', () => {
  it('brings everything back', () => {
    expect(carried(FULL)).toEqual(FULL);
    expect(carried(PLAIN)).toEqual(PLAIN);
    expect(carried({ ...FULL, explained: 'own' }).explained).toBe('own');
  });

  it('is short where nothing was chosen', () => {
    expect(toAddress(PLAIN, {})).toEqual({});
    expect(toHash({ ...fromHash('#compare'), more: toAddress({ ...PLAIN, rows: FULL.rows!.slice(0, 1), classes: [3, 0] }, {}) })).toBe('#compare?compare.methods=grad_cam&compare.classes=3%2C0');
  });

  it('tells a list that was emptied from one that was not chosen', () => {
    const emptied = carried({ ...PLAIN, rows: [], networks: [] });
    expect(emptied.rows).toEqual([]);
    expect(emptied.networks).toEqual([]);
    expect(emptied.classes).toBeNull();
  });

  it('keeps what other screens have there, and forgets what it had itself', () => {
    expect(toAddress({ ...PLAIN, order: 'checks' }, { 'brush.size': '9', 'compare.scale': 'shared' })).toEqual({ 'brush.size': '9', 'compare.order': 'checks' });
  });

  it.each([
    ['compare.across', 'planets'],
    ['compare.order', 'constructor'],
    ['compare.scale', 'huge'],
    ['compare.classes', 'one,-2,3.5,'],
    ['compare.pictures', 'not-an-id,0123456789ABCDEF,0123456789abcdef.x'],
    ['compare.methods', ',~steps:3,saliency~steps,saliency~%E0%A4%A:1'],
    ['compare.networks', '%E0%A4%A'],
    ['compare.class', '-1'],
    ['compare.rival', 'own'],
  ])('takes %s=%s as absent', (name, value) => {
    expect(fromAddress({ [name]: value })).toEqual(PLAIN);
  });

  it('takes each thing once', () => {
    expect(fromAddress({ 'compare.classes': '3,3,4', 'compare.methods': 'a,b,a' })).toMatchObject({ classes: [3, 4], rows: [{ method: 'a' }, { method: 'b' }] });
  });
});
