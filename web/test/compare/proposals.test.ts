import { describe, expect, it } from 'vitest';
import type { ClassScore, NetworkLine } from '../../src/api/types';
import { proposedClasses, proposedNetworks, proposedRows } from '../../src/compare/proposals';

const METHODS = ['saliency', 'integrated_gradients', 'grad_cam', 'rise', 'input_x_gradient', 'lrp_epsilon_plus'].map((name) => ({ name }));
const names = (rows: { method: string }[]): string[] => rows.map(({ method }) => method);

describe('proposed methods', () => {
  it('are four fast ones, with the settings that Look has', () => {
    const rows = proposedRows({ method: 'grad_cam', settings: { layer: 'features.3' } }, METHODS);
    expect(names(rows)).toEqual(['grad_cam', 'saliency', 'input_x_gradient', 'lrp_epsilon_plus']);
    expect(rows[0]!.settings).toEqual({ layer: 'features.3' });
    expect(rows[1]!.settings).toEqual({});
  });

  it('begin with that of Look if it is none of them', () => {
    expect(names(proposedRows({ method: 'rise', settings: { masks: '100' } }, METHODS))).toEqual(['rise', 'grad_cam', 'saliency', 'input_x_gradient']);
  });

  it('are those that the server has', () => {
    expect(names(proposedRows({ method: 'saliency', settings: {} }, METHODS.slice(0, 2)))).toEqual(['saliency']);
  });
});

describe('proposed classes', () => {
  const ranking = [7, 3, 9, 1].map((index) => ({ index }) as Partial<ClassScore> as ClassScore);

  it('are the first three, and the explained one', () => {
    expect(proposedClasses(ranking, null)).toEqual([7, 3, 9]);
    expect(proposedClasses(ranking, 3)).toEqual([7, 3, 9]);
    expect(proposedClasses(ranking, 40)).toEqual([7, 3, 9, 40]);
  });
});

describe('proposed networks', () => {
  const line = (id: string, state: NetworkLine['state'], origin: NetworkLine['origin']): NetworkLine => ({ id, name: id, state, origin });

  it('are that of Look and one at hand, but none that would have to be opened unasked', () => {
    expect(proposedNetworks('a', [line('big', 'cached', 'cached'), line('a', 'open', 'embedded'), line('b', 'cached', 'given'), line('c', 'open', 'cached')])).toEqual(['a', 'b']);
    expect(proposedNetworks('a', [line('big', 'cached', 'cached'), line('a', 'open', 'embedded')])).toEqual(['a']);
  });
});
