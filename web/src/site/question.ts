import type { MapHeader } from '../api/types';
import type { Explainer } from './description';

/** A class, and what the network gives it. */
export interface Target {
  index: number;
  name: string;
  /** Whether it is among what the network says. */
  isAnswer: boolean;
}

/** What a map answers: about the network's own answer why it gave it, about another class what would speak for it. */
export function questionOf({ model }: Explainer, { name, isAnswer }: Target): string {
  if (model.against !== undefined) {
    return `Why “${name}” rather than “${model.against.name}”?`;
  }
  return isAnswer ? `Why did the network say “${name}”?` : `What speaks for “${name}”?`;
}

/** What the two signs of a map mean. */
export function signsOf({ model, labels }: Explainer, { index, name }: Target): MapHeader['signs'] {
  const positive = `speaks for “${name}”`;
  if (model.against !== undefined) {
    return { positive, negative: `speaks for “${model.against.name}”` };
  }
  const hasSides = model.answer === 'sides' || model.answer === 'number';
  return { positive, negative: hasSides ? `speaks for “${labels[1 - index]}”` : 'speaks against it' };
}
