import { signal } from '@preact/signals';
import { describe, expect, it } from 'vitest';
import { Failure } from '../../src/api/failure';
import type { Options } from '../../src/api/client';
import { resource } from '../../src/state/resource';

interface Asked {
  question: string;
  options: Options;
  answer: (answer: string) => void;
  fail: (thrown: unknown) => void;
}

/** A resource whose answers are given by hand. */
function byHand(first: string | null) {
  const question = signal<string | null>(first);
  const asked: Asked[] = [];
  const made = resource<string, string>(
    () => question.value,
    (now, options) =>
      new Promise((answer, fail) => {
        options.signal!.addEventListener('abort', () => fail(options.signal!.reason));
        asked.push({ question: now, options, answer, fail });
      }),
  );
  return { question, asked, made };
}

const settled = () => new Promise((later) => setTimeout(later));

describe('a resource', () => {
  it('asks when there is a question, and has the answer', async () => {
    const { question, asked, made } = byHand(null);
    expect(made.state.value.isWaiting).toBe(false);
    question.value = 'a';
    expect(made.state.value).toMatchObject({ question: 'a', isWaiting: true, answer: null });
    asked[0]!.answer('A');
    await settled();
    expect(made.state.value).toMatchObject({ answered: 'a', answer: 'A', isWaiting: false });
  });

  it('gives up the earlier question, and never shows its answer for the next', async () => {
    const { question, asked, made } = byHand('a');
    question.value = 'b';
    expect(asked[0]!.options.signal!.aborted).toBe(true);
    asked[0]!.answer('A');
    await settled();
    expect(made.state.value).toMatchObject({ question: 'b', answer: null, isWaiting: true });
    asked[1]!.answer('B');
    await settled();
    expect(made.state.value).toMatchObject({ answered: 'b', answer: 'B' });
  });

  it('keeps the last answer while the next is awaited', async () => {
    const { question, asked, made } = byHand('a');
    asked[0]!.answer('A');
    await settled();
    question.value = 'b';
    expect(made.state.value).toMatchObject({ question: 'b', answered: 'a', answer: 'A', isWaiting: true });
  });

  it('reports progress and failures, and asks again', async () => {
    const { asked, made } = byHand('a');
    asked[0]!.options.onProgress!({ state: 'running', ahead: 0, part: 0.5 });
    expect(made.state.value.progress?.part).toBe(0.5);
    asked[0]!.fail(new Failure('refused', 'no'));
    await settled();
    expect(made.state.value).toMatchObject({ isWaiting: false, failure: { message: 'no' } });
    made.repeat();
    expect(made.state.value).toMatchObject({ isWaiting: true, failure: null });
    expect(asked).toHaveLength(2);
  });

  it('is cancelled by hand without a failure', async () => {
    const { made } = byHand('a');
    made.cancel();
    await settled();
    expect(made.state.value).toMatchObject({ isWaiting: false, isCancelled: true, failure: null });
  });
});
