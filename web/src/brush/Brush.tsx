import { useComputed } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import { answers, targetScore } from '../state/answers';
import './brush.css';
import { listenToUndo } from './brushKeys';
import { Deleted } from './Deleted';
import { Deletion } from './Deletion';
import { Easel } from './Easel';
import { followed } from './following';
import { stroke } from './painting';
import { play, shownPoint } from './playing';
import { Scores } from './Scores';
import { Tools } from './Tools';
import { changeInWords, deletedInWords } from './words';

/** What the network says when parts of the picture are covered. */
export function Brush() {
  const headline = useComputed(words);
  useEffect(listenToUndo, []);
  return (
    <div class="brush">
      <section class="brush-stage" aria-label="Picture to cover" data-part="brush-stage">
        <h2 class="question" data-part="headline">
          {headline.value}
        </h2>
        {shownPoint.value === null ? <Easel /> : <Deleted point={shownPoint.value} />}
        {shownPoint.value === null && <Tools />}
        <p class="unseen" role="status">
          {stroke.value === null && play.value?.isRunning !== true ? headline.value : ''}
        </p>
      </section>
      <div class={`brush-side ${shownPoint.value === null ? '' : 'is-deleting'}`}>
        <Scores />
        <Deletion />
      </div>
    </div>
  );
}

/** What is shown, in one sentence. */
function words(): string {
  const before = targetScore.value;
  const now = followed.value;
  if (before === null) {
    return answers.state.value.isWaiting ? 'Asking the network …' : 'No answer';
  }
  const point = shownPoint.value;
  if (point !== null) {
    return deletedInWords(before, point);
  }
  const after = now?.scores.find(({ index }) => index === before.index);
  return now === null || after === undefined ? 'What if it could not see a part of this?' : changeInWords(before, after, now.covered);
}
