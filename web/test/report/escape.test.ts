import { describe, expect, it } from 'vitest';
import { escaped } from '../../src/report/escape';
import { HOSTILE } from './hostile';

describe('an escaped text', () => {
  it('has no letter that ends a text or an attribute', () => {
    for (const text of HOSTILE) {
      expect(escaped(text)).not.toMatch(/[<>"']|&(?!(?:amp|lt|gt|quot|#39);)/);
    }
    expect(escaped(`a < b & "c" > 'd'`)).toBe('a &lt; b &amp; &quot;c&quot; &gt; &#39;d&#39;');
  });

  it('is escaped once more where it was already', () => expect(escaped('&lt;')).toBe('&amp;lt;'));

  it('replaces what XML forbids, and keeps all else', () => {
    expect(escaped('a\u0000b\u001bc\uffffd')).toBe('a\ufffdb\ufffdc\ufffdd');
    expect(escaped('half \ud83d other \udc15')).toBe('half \ufffd other \ufffd');
    expect(escaped('犬 🐕 café\t\n')).toBe('犬 🐕 café\t\n');
  });
});
