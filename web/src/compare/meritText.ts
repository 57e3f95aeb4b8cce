import { readable } from '../map/range';
import { percentage } from '../ui/words';
import type { Order } from './comparison';
import type { Merits } from './order';

/** What a row is sorted by, in words; empty while it is not known. */
export function meritText({ failed, inside, deletion }: Merits, order: Order): string {
  if (order === 'checks' && failed !== null) {
    return failed === 0 ? 'No check failed' : failed === 1 ? '1 check failed' : `${failed} checks failed`;
  }
  if (order === 'inside' && inside !== null) {
    return `${percentage(inside)} inside`;
  }
  if (order === 'deletion' && deletion !== null) {
    return `${readable(Math.abs(deletion))} ${deletion < 0 ? 'above' : 'below'} random`;
  }
  return '';
}
