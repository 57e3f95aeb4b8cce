import type { ClassScore } from '../api/types';
import { AnswerFailure } from '../shell/AnswerFailure';
import { answer, answers, targetScore } from '../state/answers';
import { chooseTarget } from '../state/choice';
import { Banner } from '../ui/Banner';
import { Skeleton } from '../ui/Waiting';
import { sentence } from '../ui/words';
import { barred, followed, followFailure } from './following';
import { shownStep } from './playing';
import { ScoreLine } from './ScoreLine';
import { valueOf, valueText } from './words';

/** What the network says while parts of the picture are covered: bars of its first classes, and the line of one of them. */
export function Scores() {
  const chosen = targetScore.value;
  const now = followed.value;
  const first = now?.first ?? answer.value?.ranking[0];
  const isOther = first !== undefined && barred.value[0]?.index !== first.index;
  return (
    <section class="card scores" data-part="scores">
      <h2>What the network says</h2>
      <AnswerFailure />
      {answers.state.value.isWaiting && answer.value === null && <Skeleton label="Asking the network …" />}
      <fieldset data-part="bars">
        <legend class="unseen">Class to follow</legend>
        {barred.value.map((before, i) => (
          <ScoreBar key={before.index} before={before} now={now?.scores.find(({ index }) => index === before.index) ?? before} most={mostOf(barred.value)} isChosen={chosen?.index === before.index} isAdded={i >= 5} />
        ))}
      </fieldset>
      {answer.value !== null && (
        <p class="first small" data-part="first" data-class={first?.index}>
          {shownStep.value !== null ? (
            <span class="soft">With what the brush covers.</span>
          ) : isOther ? (
            <>
              Now it says <strong>{first.name}</strong>, {valueText(first)}.
            </>
          ) : (
            <span class="soft">
              It {now === null ? 'says' : 'still says'} {first?.name}.
            </span>
          )}
        </p>
      )}
      {followFailure.value !== null && <Banner tone="bad">{sentence(followFailure.value.message)}</Banner>}
      {chosen !== null && <ScoreLine score={chosen} />}
    </section>
  );
}

interface BarProps {
  /** With nothing covered. */
  before: ClassScore;
  now: ClassScore;
  /** The value of a full bar. */
  most: number;
  isChosen: boolean;
  isAdded: boolean;
}

function ScoreBar({ before, now, most, isChosen, isAdded }: BarProps) {
  const share = (score: ClassScore): string => `${100 * Math.min(1, Math.max(0, valueOf(score) / most))}%`;
  return (
    <label class={`choice ${isAdded ? 'is-added' : ''}`} data-class={now.index}>
      <input type="radio" name="followed" value={now.index} checked={isChosen} onChange={() => chooseTarget(now.index)} />
      <span class="name">{now.name}</span>
      <span class="detail number">{valueText(now)}</span>
      <span class="score-bar" aria-hidden="true">
        <i style={{ width: share(now) }} />
        <b style={{ left: share(before) }} />
      </span>
    </label>
  );
}

/** Full bars are probability one, or the largest score where there are no probabilities. */
function mostOf(scores: ClassScore[]): number {
  return scores.some(({ probability }) => probability !== null) ? 1 : Math.max(1e-9, ...scores.map(({ score }) => Math.abs(score)));
}
