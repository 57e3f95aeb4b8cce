import { chosen } from './chosen';
import { entries } from './entries';
import { NothingYet } from './NothingYet';
import './report.css';
import { ReportCard } from './ReportCard';
import { ReportHead } from './ReportHead';

/** The maps that are to be kept, and the files that can be made of them. */
export function Report() {
  if (chosen.value.length === 0) {
    return <NothingYet />;
  }
  return (
    <div class="report">
      <ReportHead />
      <ol class="report-list" data-part="report-list">
        {entries.value.map((entry, place) => (
          <ReportCard key={JSON.stringify(entry.chosen.ask)} entry={entry} place={place} count={entries.value.length} />
        ))}
      </ol>
    </div>
  );
}
