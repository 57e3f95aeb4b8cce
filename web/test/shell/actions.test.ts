import { describe, expect, it } from 'vitest';
import { actionOf, KEYS } from '../../src/shell/actions';

function pressed(key: string, more: Partial<KeyboardEvent> = {}) {
  return { key, ctrlKey: false, metaKey: false, altKey: false, ...more };
}

describe('keys', () => {
  it.each([
    ['1', { do: 'class', rank: 0 }],
    ['5', { do: 'class', rank: 4 }],
    ['/', { do: 'search' }],
    ['[', { do: 'method', step: -1 }],
    [']', { do: 'method', step: 1 }],
    ['o', { do: 'opacity' }],
    ['c', { do: 'go', tab: 'compare' }],
    ['l', { do: 'go', tab: 'layers' }],
    ['b', { do: 'go', tab: 'brush' }],
    ['r', { do: 'report' }],
    ['?', { do: 'help' }],
  ])('%s has its action', (key, action) => {
    expect(actionOf(pressed(key), false)).toEqual(action);
  });

  it.each(['0', '6', 'x', 'Enter', 'constructor'])('%s has none', (key) => {
    expect(actionOf(pressed(key), false)).toBeNull();
  });

  it('are letters where somebody types, and belong to the browser with Ctrl', () => {
    expect(actionOf(pressed('c'), true)).toBeNull();
    expect(actionOf(pressed('c', { ctrlKey: true }), false)).toBeNull();
    expect(actionOf(pressed('c', { metaKey: true }), false)).toBeNull();
  });

  it('are all in the help', () => {
    for (const key of KEYS.flatMap(({ keys }) => keys)) {
      expect(actionOf(pressed(key), false), key).not.toBeNull();
    }
  });
});
