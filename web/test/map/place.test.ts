import { expect, it } from 'vitest';
import { neighbour } from '../../src/map/place';

const SIZE = { height: 10, width: 20 };

it('is moved by arrow keys, by a pixel of the map or several', () => {
  expect(neighbour({ y: 0.5, x: 0.5 }, 'ArrowUp', 1, SIZE)).toEqual({ y: 0.4, x: 0.5 });
  expect(neighbour({ y: 0.5, x: 0.25 }, 'ArrowRight', 5, SIZE)).toEqual({ y: 0.5, x: 0.5 });
});

it('begins in the middle', () => {
  expect(neighbour(null, 'ArrowDown', 1, SIZE)).toEqual({ y: 0.6, x: 0.5 });
});

it('stays inside', () => {
  expect(neighbour({ y: 0.05, x: 0.9 }, 'ArrowUp', 1, SIZE)!.y).toBe(0);
  expect(neighbour({ y: 0.05, x: 0.99 }, 'ArrowRight', 1, SIZE)!.x).toBeLessThan(1);
});

it('does not move by other keys', () => {
  expect(neighbour({ y: 0.5, x: 0.5 }, 'a', 1, SIZE)).toBeNull();
});
