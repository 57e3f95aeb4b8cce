import { useComputed } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import { targetScore } from '../state/answers';
import './brush.css';
import { Deletion } from './Deletion';
import { Easel, listenToEdits } from './Easel';
import { followed } from './following';
import { stroke } from './painting';
import { play } from './playing';
import { Scores } from './Scores';
import { Tools } from './Tools';
import { changeInWords } from './words';

/** What the network says when parts of the picture are covered. */
export function Brush() {
  const headline = useComputed(words);
  useEffect(listenToEdits, []);
  return (
    <div class="brush">
      <section class="brush-stage" aria-label="Picture to cover" data-part="brush-stage">
        <h2 class="question" data-part="headline">
          {headline.value}
        </h2>
        <Easel />
        <p class="soft small brush-hint" id="easel-keys">
          Paint over the picture. By keys: arrows move the brush (Shift: faster), Space paints, + and − change its size.
        </p>
        <Tools />
        <p class="unseen" role="status">
          {stroke.value === null ? headline.value : ''}
        </p>
      </section>
      <div class="brush-side">
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
    return 'Asking the network …';
  }
  const point = play.value?.points.at(-1);
  if (play.value?.isRunning === true && point !== undefined) {
    return changeInWords(before, before.probability === null ? { ...before, score: point.map } : { ...before, probability: point.map }, point.fraction);
  }
  const after = now?.scores.find(({ index }) => index === before.index);
  return now === null || after === undefined ? 'What if it could not see a part of this?' : changeInWords(before, after, now.covered);
}
