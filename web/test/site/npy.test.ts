import { expect, it } from 'vitest';
import { npyOf } from '../../src/site/npy';

it('is a NumPy file of format 1.0: a header of 64 bytes or a multiple, then the values', async () => {
  const bytes = await npyOf([1, 2, 3], Float32Array.of(1, 2, 3, 4, 5, 6)).arrayBuffer();
  const length = new DataView(bytes).getUint16(8, true);
  const text = new TextDecoder('latin1').decode(bytes);
  expect(text.slice(1, 6)).toBe('NUMPY');
  expect((10 + length) % 64).toBe(0);
  expect(text.slice(10, 10 + length)).toMatch(/^\{'descr': '<f4', 'fortran_order': False, 'shape': \(1, 2, 3\), \} *\n$/);
  expect([...new Float32Array(bytes.slice(10 + length))]).toEqual([1, 2, 3, 4, 5, 6]);
});
