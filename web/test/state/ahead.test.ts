import { expect, test } from 'vitest';
import { Ahead } from '../../src/state/ahead';

interface Asked {
  key: string;
  answer: (value: string) => void;
  fail: () => void;
}

function questions(keys: string[], asked: Asked[]): { key: string; ask: () => Promise<string> }[] {
  return keys.map((key) => ({ key, ask: () => new Promise<string>((answer, fail) => asked.push({ key, answer, fail: () => fail(new Error('busy')) })) }));
}

const settled = (): Promise<void> => new Promise((resolve) => setTimeout(resolve));

test('asks for one after the other', async () => {
  const asked: Asked[] = [];
  const ahead = new Ahead<string>();
  const all = ahead.begin(questions(['a', 'b'], asked));
  await settled();
  expect(asked.map(({ key }) => key)).toEqual(['a']);
  const coming = ahead.get('a');
  asked[0]!.answer('A');
  expect(await coming).toBe('A');
  await settled();
  expect(ahead.get('a')).toBeUndefined();
  expect(asked.map(({ key }) => key)).toEqual(['a', 'b']);
  asked[1]!.answer('B');
  await all;
});

test('what is begun anew waits for what is under way, and leaves out the rest', async () => {
  const asked: Asked[] = [];
  const ahead = new Ahead<string>();
  void ahead.begin(questions(['a', 'b'], asked));
  await settled();
  void ahead.begin(questions(['c'], asked));
  await settled();
  expect(asked).toHaveLength(1);
  asked[0]!.answer('A');
  await settled();
  expect(asked.map(({ key }) => key)).toEqual(['a', 'c']);
});

test('ends when it is stopped, and when something fails', async () => {
  const asked: Asked[] = [];
  const ahead = new Ahead<string>();
  const stopped = ahead.begin(questions(['a', 'b'], asked));
  await settled();
  ahead.stop();
  asked[0]!.answer('A');
  await stopped;
  expect(asked).toHaveLength(1);
  const failed = ahead.begin(questions(['c', 'd'], asked));
  await settled();
  asked[1]!.fail();
  await failed;
  expect(asked).toHaveLength(2);
  expect(ahead.get('c')).toBeUndefined();
});
