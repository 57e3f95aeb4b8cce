import type { Range } from '../api/types';
import { type Plane } from './plane';
import { readable, strength } from './range';

const ROWS = ['upper', 'middle', 'lower'] as const;
const COLUMNS = ['left', 'middle', 'right'] as const;

/** A map in words, for those who do not see it: where most of it lies, and its range. */
export function mapInWords(plane: Plane, range: Range): string {
  const parts = ninths(plane, range);
  const all = parts.reduce((sum, part) => sum + part, 0);
  if (all === 0) {
    return 'The map is zero everywhere.';
  }
  const most = parts.indexOf(Math.max(...parts));
  const share = Math.round((100 * parts[most]!) / all);
  const values = range.signed ? `−${readable(range.high)} to +${readable(range.high)}` : `${readable(range.low)} to ${readable(range.high)}`;
  return `Strongest in the ${ninthName(most)} of what the network sees: ${share} % of it lies in that ninth. The colours span ${values}.`;
}

/** A place in words. */
export function ninthName(ninth: number): string {
  const row = ROWS[Math.floor(ninth / 3)]!;
  const column = COLUMNS[ninth % 3]!;
  return row === 'middle' && column === 'middle' ? 'centre' : `${row} ${column}`;
}

/** How strong the map is in each of three by three equal parts. */
function ninths({ height, width, values }: Plane, range: Range): number[] {
  const parts = new Array<number>(9).fill(0);
  for (let y = 0; y < height; y++) {
    const row = 3 * Math.floor((3 * y) / height);
    for (let x = 0; x < width; x++) {
      parts[row + Math.floor((3 * x) / width)]! += strength(range, values[y * width + x]!);
    }
  }
  return parts;
}
