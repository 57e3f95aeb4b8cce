// Writes random numbers as explainer.mjs draws them: node draw.mjs SEED PURPOSE PLACE COUNT OUT.bin
// First COUNT uniform ones, then COUNT normal ones, float64 in little-endian order.
import { writeFileSync } from 'node:fs';
import { Chance } from './explainer.mjs';

const [seed, purpose, place, count, out] = process.argv.slice(2);
const chance = new Chance(BigInt(seed), purpose, Number(place));
const drawn = Float64Array.from({ length: 2 * Number(count) }, (_, i) => (i < Number(count) ? chance.uniform() : chance.normal()));
writeFileSync(out, new Uint8Array(drawn.buffer));
