import { describe, expect, it } from 'vitest';
import { continued, edited, redone, undone, unedited } from '../../src/brush/edits';

describe('edits', () => {
  it('are undone and redone one by one, a stroke at once', () => {
    let edits = edited(unedited('clear'), 'a');
    edits = continued(continued(edits, 'ab'), 'abc');
    edits = edited(edits, 'abc+d');
    expect(undone(edits).now).toBe('abc');
    expect(undone(undone(edits)).now).toBe('clear');
    expect(redone(undone(undone(edits))).now).toBe('abc');
    expect(redone(redone(undone(undone(edits))))).toEqual(edits);
  });

  it('stay as they are where there is nothing to undo or to redo', () => {
    const edits = unedited('clear');
    expect(undone(edits)).toBe(edits);
    expect(redone(edits)).toBe(edits);
  });

  it('forget what was undone when something else is done', () => {
    const edits = edited(undone(edited(unedited('clear'), 'a')), 'b');
    expect(redone(edits).now).toBe('b');
    expect(undone(edits).now).toBe('clear');
  });

  it('remember a hundred', () => {
    let edits = unedited(0);
    for (let i = 1; i <= 150; i++) {
      edits = edited(edits, i);
    }
    expect(edits.past).toHaveLength(100);
    expect(edits.past[0]).toBe(50);
  });
});
