import { computed } from '@preact/signals';
import type { Options } from '../api/client';
import type { Answer, Case, ClassScore } from '../api/types';
import { against, asked, target } from './choice';
import { openNetwork } from './networks';
import { Recent } from './recent';
import { resource } from './resource';
import { client } from './serve';

type Hearer = NonNullable<Options['onProgress']>;

const recent = new Recent<Answer>(32);
/** Who hears how what is being asked goes. */
const hearers = new Map<string, Hearer[]>();

/** What a network says of a picture; if that was asked lately, or is being asked, it is not asked again. */
export function answerTo(of: Case, onProgress: Hearer = () => undefined): Promise<Answer> {
  const key = JSON.stringify(of);
  hearers.get(key)?.push(onProgress);
  const known = recent.get(key);
  if (known !== undefined) {
    return known;
  }
  const all = [onProgress];
  hearers.set(key, all);
  const asking = client.answers(of, { onProgress: (progress) => all.forEach((hear) => hear(progress)) }).finally(() => hearers.delete(key));
  recent.put(key, asking);
  return asking;
}

/** What the network says of the picture. */
export const answers = resource(
  () => asked.value,
  (question, { onProgress }) => answerTo(question, onProgress),
);

/** The answer to what is asked now; null while it is awaited. */
export const answer = computed(() => {
  const { question, answered, answer: last } = answers.state.value;
  return question !== null && answered === question ? last : null;
});

/** The class that is explained, with its score; null until the network has answered. */
export const targetScore = computed<ClassScore | null>(() => {
  const now = answer.value;
  return now === null ? null : target.value === null ? (now.ranking.find(({ index }) => index !== against.value) ?? null) : scoreOf(target.value);
});

/** A class with its score; null until the network has answered. */
export function scoreOf(index: number): ClassScore | null {
  const now = answer.value;
  const score = now?.scores[index];
  if (now === null || score === undefined) {
    return null;
  }
  const ranked = now.ranking.find((entry) => entry.index === index);
  return ranked ?? { index, name: className(index), score, probability: now.probabilities?.[index] ?? null };
}

export function className(index: number): string {
  return openNetwork.value?.labels[index] ?? `class ${index}`;
}
