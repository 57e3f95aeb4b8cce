import { describe, expect, it } from 'vitest';
import { Failure } from '../../src/api/failure';
import { Latest } from '../../src/state/latest';

/** A server whose answers come when the test says so. */
function server() {
  const asked: { question: number; signal: AbortSignal; answer: (text: string) => Promise<void>; refuse: () => Promise<void> }[] = [];
  const heard: string[] = [];
  const failures: string[] = [];
  const settled = () => new Promise<void>((resolve) => setTimeout(resolve));
  const latest = new Latest<number, string>(
    (question, signal) =>
      new Promise((resolve, reject) =>
        asked.push({
          question,
          signal,
          answer: (text) => (resolve(text), settled()),
          refuse: () => (reject(new Failure('failed', `no ${question}`)), settled()),
        }),
      ),
    (answer, question) => heard.push(`${question}: ${answer}`),
    (failure) => failures.push(failure.message),
  );
  return { asked, heard, failures, latest };
}

describe('Latest', () => {
  it('has one question in flight, and asks only the last of those that came meanwhile', async () => {
    const { asked, heard, latest } = server();
    [1, 2, 3, 4].forEach((question) => latest.ask(question));
    expect(asked.map(({ question }) => question)).toEqual([1]);
    await asked[0]!.answer('one');
    expect(asked.map(({ question }) => question)).toEqual([1, 4]);
    await asked[1]!.answer('four');
    expect(heard).toEqual(['1: one', '4: four']);
    expect(asked).toHaveLength(2);
  });

  it('goes on after a failure', async () => {
    const { asked, heard, failures, latest } = server();
    latest.ask(1);
    latest.ask(2);
    await asked[0]!.refuse();
    await asked[1]!.answer('two');
    expect(failures).toEqual(['no 1']);
    expect(heard).toEqual(['2: two']);
  });

  it('hears nothing of what was dropped, and asks anew', async () => {
    const { asked, heard, failures, latest } = server();
    latest.ask(1);
    latest.ask(2);
    latest.drop();
    expect(asked[0]!.signal.aborted).toBe(true);
    latest.ask(3);
    await asked[0]!.answer('one');
    await asked[1]!.answer('three');
    expect(heard).toEqual(['3: three']);
    expect(failures).toEqual([]);
    expect(asked).toHaveLength(2);
  });
});
