import type { Site } from './description';

/** How far from 1 the sum of probabilities may be, since networks compute them in single or half precision. */
const SUM_TOLERANCE = 1e-3;

/** The probabilities that a network's scores stand for; null where they stand for none. */
export function probabilitiesOf({ explainer: { model }, yieldsProbabilities }: Pick<Site, 'explainer' | 'yieldsProbabilities'>, scores: Float32Array): Float32Array | null {
  const temperature = model.temperature ?? 1;
  if (yieldsProbabilities) {
    return scores;
  }
  switch (model.answer) {
    case 'classes':
      return model.cut_off === undefined && isDistribution(scores) ? scores : softmax(over(scores, temperature));
    case 'labels':
      return over(scores, temperature).map((score) => 1 / (1 + Math.exp(-score)));
    case 'sides':
      return softmax(over(scores, 2 * temperature));
    case 'number':
      return null;
  }
}

function over(scores: Float32Array, divisor: number): Float32Array {
  const single = Math.fround(divisor);
  return scores.map((score) => score / single);
}

function isDistribution(scores: Float32Array): boolean {
  const sum = scores.reduce((a, b) => a + b, 0);
  return scores.every((score) => score >= 0 && score <= 1) && Math.abs(sum - 1) <= SUM_TOLERANCE;
}

/** Relative to the largest score, so that nothing overflows. */
function softmax(scores: Float32Array): Float32Array {
  const largest = scores.reduce((a, b) => Math.max(a, b), -Infinity);
  const sum = scores.reduce((a, b) => a + Math.exp(b - largest), 0);
  return scores.map((score) => Math.exp(score - largest) / sum);
}
