import { describe, expect, it } from 'vitest';
import { FIRST_VIEW } from '../../src/map/view';
import { captionOf } from '../../src/report/caption';
import { chosenMap, header, SIGNED } from './cases';

function line(name: string, ...args: Parameters<typeof captionOf>): string | undefined {
  return captionOf(...args).lines.find((each) => each.name === name)?.text;
}

describe('a caption', () => {
  it('has all that is needed to make the map again', () => {
    const chosen = chosenMap({ ask: { network: 'n', picture: 'p', target: 3, method: 'rise', parameters: { masks: '100' }, seed: 4, preprocessing: { resize: 'crop' } } });
    const { title, lines } = captionOf(chosen, header({ parameters: { masks: '100', keep: '0.5' }, layers: ['features.12'] }), SIGNED);
    expect(title).toBe('Why did the network say “cat”?');
    expect(Object.fromEntries(lines.map(({ name, text }) => [name, text]))).toEqual({
      Class: 'cat, 91.7 %',
      Method: 'RISE',
      Settings: 'masks = 100, keep = 0.5, seed = 4',
      Layer: 'features.12',
      Picture: 'cat.png, 480 × 640 pixels',
      Network: 'net.onnx',
      Prepared: 'resize crop',
      Scale: '−0.5 to +0.5: red speaks for “cat”, blue speaks against it',
    });
  });

  it('says how the scale was made', () => {
    const view = { ...FIRST_VIEW, smooth: true, threshold: 0.2 };
    expect(line('Scale', chosenMap({ view, range: SIGNED }), header({ smooth: SIGNED }), SIGNED)).toBe(
      '−0.5 to +0.5: red speaks for “cat”, blue speaks against it; shared with other maps; lightly smoothed; weaker than 20 % of the strongest is hidden',
    );
    expect(line('Scale', chosenMap({}), header({}), { signed: false, low: 0, high: 2 })).toBe('0 to 2: the brighter, the more it speaks for “cat”');
    expect(line('Scale', chosenMap({}), header({}), null)).toBeUndefined();
  });

  it('hides no self-check that failed, and no empty map', () => {
    const checks = [
      { name: 'completeness', passed: false, words: 'differs by 8 % (limit 5 %)', set: null },
      { name: 'finite', passed: true, words: 'all values are finite', set: null },
    ];
    const of = header({ checks, notice: 'the map is zero everywhere' });
    expect(captionOf(chosenMap({}), of, null).lines.filter(({ isWarning }) => isWarning).map(({ name }) => name)).toEqual(['Self-check failed', 'Notice']);
    expect(line('Self-check failed', chosenMap({}), of, null)).toBe('Differs by 8 % (limit 5 %).');
    expect(line('Self-check', chosenMap({}), of, null)).toBe('All values are finite.');
    expect(line('Notice', chosenMap({}), of, null)).toBe('The map is zero everywhere.');
  });

  it('has the score where there is no probability, and the class that is compared', () => {
    expect(line('Class', chosenMap({}), header({ target: { index: 3, name: 'cat', score: -1.25, probability: null }, against: { index: 1, name: 'dog' } }), null)).toBe('cat, score −1.3, rather than dog');
  });
});
