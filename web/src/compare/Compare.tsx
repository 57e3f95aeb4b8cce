import { ColumnsCard } from './ColumnsCard';
import './compare.css';
import './follow';
import { Grid } from './Grid';
import { heading } from './heading';
import { MethodsCard } from './MethodsCard';
import { ShowCard } from './ShowCard';
import { Status } from './Status';

/** Methods side by side, across classes, pictures or networks. */
export function Compare() {
  return (
    <div class="compare">
      <div class="compare-main">
        <h2 class="question" data-part="compare-question">
          {heading.value}
        </h2>
        <Status />
        <Grid />
      </div>
      <div class="compare-side" id="compare-side">
        <ColumnsCard />
        <MethodsCard />
        <ShowCard />
      </div>
    </div>
  );
}
