const ALIGNMENT = 64;
const MAGIC = [0x93, 0x4e, 0x55, 0x4d, 0x50, 0x59, 1, 0];

/** Values as a NumPy file, the same that the command line writes. */
export function npyOf(shape: readonly number[], values: Float32Array<ArrayBuffer>): Blob {
  const sizes = shape.length === 1 ? `${shape[0]},` : shape.join(', ');
  const words = `{'descr': '<f4', 'fortran_order': False, 'shape': (${sizes}), }`;
  const length = Math.ceil((MAGIC.length + 2 + words.length + 1) / ALIGNMENT) * ALIGNMENT - MAGIC.length - 2;
  const header = words.padEnd(length - 1) + '\n';
  return new Blob([Uint8Array.of(...MAGIC, length & 0xff, length >> 8), header, values], { type: 'application/octet-stream' });
}
