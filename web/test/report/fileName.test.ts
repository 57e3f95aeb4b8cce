import { describe, expect, it } from 'vitest';
import { fileName, plain } from '../../src/report/fileName';
import { HOSTILE } from './hostile';

describe('the name of a file', () => {
  it('says what is in it', () => {
    const picture = { id: '', name: 'My cat (2).JPEG', height: 1, width: 1, scene: null };
    const ask = { network: '', picture: '', target: 0, method: 'grad_cam' };
    expect(fileName({ picture, networkName: 'squeezenet1_0.onnx', className: 'Egyptian cat', ask })).toBe('my_cat_2_squeezenet1_0_egyptian_cat_grad_cam');
  });

  it('has nothing that a file system or a shell could take for something else', () => {
    for (const name of [...HOSTILE, '../../etc/passwd', 'CON', 'a'.repeat(300), '$(rm -rf)', '犬']) {
      expect(plain(name)).toMatch(/^[a-z0-9]([a-z0-9_]{0,38}[a-z0-9])?$|^$/);
    }
    expect(plain('Café Zürich')).toBe('cafe_zurich');
  });
});
