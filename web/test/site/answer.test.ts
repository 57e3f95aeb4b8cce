import { describe, expect, it } from 'vitest';
import type { Answer, Explainer } from '../../src/site/description';
import { probabilitiesOf } from '../../src/site/probabilities';
import { questionOf, signsOf } from '../../src/site/question';
import cases from './cases.json';

function explainer(model: Partial<Explainer['model']>): Explainer {
  return { model: { name: 'net', answer: 'classes', ...model }, labels: ['low', 'high'] } as Explainer;
}

describe('probabilities', () => {
  it.each(cases.probabilities)('are what Java computes of $scores: $answer, temperature $temperature, cut off $cutOff', ({ answer, temperature, cutOff, scores, probabilities }) => {
    const model = { answer: answer as Answer, temperature, ...(cutOff === '' ? {} : { cut_off: cutOff }) };
    const found = probabilitiesOf({ explainer: explainer(model), yieldsProbabilities: false }, Float32Array.from(scores));
    expect(found === null).toBe(probabilities === null);
    probabilities?.forEach((probability, i) => expect(found![i]).toBeCloseTo(probability, 7));
  });

  it('are the scores where the network gives probabilities', () => {
    const scores = Float32Array.of(0.9, 0.8);
    expect(probabilitiesOf({ explainer: explainer({ answer: 'labels' }), yieldsProbabilities: true }, scores)).toBe(scores);
  });
});

describe('the question', () => {
  const target = { index: 1, name: 'high', isAnswer: true };

  it('asks why of the network’s own answer, and what speaks for another', () => {
    expect(questionOf(explainer({}), target)).toBe('Why did the network say “high”?');
    expect(questionOf(explainer({}), { ...target, isAnswer: false })).toBe('What speaks for “high”?');
  });

  it('names the class that the target is compared with', () => {
    const compared = explainer({ against: { index: 0, name: 'low' } });
    expect(questionOf(compared, target)).toBe('Why “high” rather than “low”?');
    expect(signsOf(compared, target).negative).toBe('speaks for “low”');
  });

  it('has signs that mean the other side where there are two', () => {
    expect(signsOf(explainer({ answer: 'sides' }), target)).toEqual({ positive: 'speaks for “high”', negative: 'speaks for “low”' });
    expect(signsOf(explainer({}), target).negative).toBe('speaks against it');
  });
});
