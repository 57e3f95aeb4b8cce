import { expect, it } from 'vitest';
import { Recent } from '../../src/state/recent';

it('forgets what was not asked for the longest', () => {
  const recent = new Recent<number>(2);
  recent.put('a', Promise.resolve(1));
  recent.put('b', Promise.resolve(2));
  void recent.get('a');
  recent.put('c', Promise.resolve(3));
  expect([recent.get('a'), recent.get('b'), recent.get('c')].map((each) => each !== undefined)).toEqual([true, false, true]);
});

it('forgets what failed', async () => {
  const recent = new Recent<number>(2);
  const failing = Promise.reject(new Error('no'));
  recent.put('a', failing);
  await failing.catch(() => undefined);
  expect(recent.get('a')).toBeUndefined();
});
