// All 65,536 numbers of IEEE 754's half precision, by their bits.
const NUMBERS = Float32Array.from({ length: 0x10000 }, (_, bits) => numberOf(bits));

function numberOf(bits: number): number {
  const sign = bits & 0x8000 ? -1 : 1;
  const exponent = (bits >> 10) & 0x1f;
  const fraction = bits & 0x3ff;
  if (exponent === 0) {
    return sign * fraction * 2 ** -24;
  }
  if (exponent === 0x1f) {
    return fraction === 0 ? sign * Infinity : NaN;
  }
  return sign * (1 + fraction / 1024) * 2 ** (exponent - 15);
}

/**
 * Values that travelled in half precision, `half * scale` each.
 *
 * @param bytes little-endian, aligned to two bytes
 */
export function fromHalves(bytes: Uint8Array, scale: number): Float32Array {
  const halves = new Uint16Array(bytes.buffer, bytes.byteOffset, bytes.byteLength >> 1);
  const values = new Float32Array(halves.length);
  for (let i = 0; i < halves.length; i++) {
    values[i] = NUMBERS[halves[i]!]! * scale;
  }
  return values;
}
