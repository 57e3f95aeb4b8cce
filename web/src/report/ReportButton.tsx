import { Button } from '../ui/Button';
import { isChosen, type Chosen } from './chosen';
import { toggleAndSay } from './offer';

/** Adds a map to the report, or takes it out; as an icon where there is no room for words. */
export function ReportButton({ cell, short = false }: { cell: Chosen | null; short?: boolean }) {
  const isIn = cell !== null && isChosen(cell);
  const props = short ? ({ kind: 'quiet', label: 'Add to report' } as const) : { children: 'Add to report' };
  return <Button icon={isIn ? 'kept' : 'keep'} title="Add to report (r)" pressed={isIn} disabled={cell === null} part="add-to-report" onClick={() => cell !== null && toggleAndSay(cell)} {...props} />;
}
