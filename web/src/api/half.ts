const ALL = 0x10000;

const SMALLEST = 2 ** -24;

// Two to the power of each exponent, with its bias.
const POWERS = Float64Array.from({ length: 0x1f }, (_, exponent) => 2 ** (exponent - 15));

/** All numbers of IEEE 754's half precision, by their bits; made when the first values arrive. */
let numbers: Float32Array | null = null;

function numberOf(bits: number): number {
  const sign = bits & 0x8000 ? -1 : 1;
  const exponent = (bits >> 10) & 0x1f;
  const fraction = bits & 0x3ff;
  if (exponent === 0) {
    return sign * fraction * SMALLEST;
  }
  if (exponent === 0x1f) {
    return fraction === 0 ? sign * Infinity : NaN;
  }
  return sign * (1 + fraction / 1024) * POWERS[exponent]!;
}

/**
 * Values that travelled in half precision, `half * scale` each.
 *
 * @param bytes little-endian, aligned to two bytes
 */
export function fromHalves(bytes: Uint8Array, scale: number): Float32Array {
  numbers ??= Float32Array.from({ length: ALL }, (_, bits) => numberOf(bits));
  const halves = new Uint16Array(bytes.buffer, bytes.byteOffset, bytes.byteLength >> 1);
  const values = new Float32Array(halves.length);
  for (let i = 0; i < halves.length; i++) {
    values[i] = numbers[halves[i]!]! * scale;
  }
  return values;
}
