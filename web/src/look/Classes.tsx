import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import type { ClassScore } from '../api/types';
import { Rival } from '../cells/Rival';
import { readable } from '../map/range';
import { answer, answers, scoreOf, targetScore } from '../state/answers';
import { against, chooseRival, chooseTarget } from '../state/choice';
import { expectTarget } from '../state/maps';
import { chosenNetwork, openNetwork } from '../state/networks';
import { Banner } from '../ui/Banner';
import { Button } from '../ui/Button';
import { RadioList, type Option } from '../ui/RadioList';
import { found } from '../ui/search';
import { SearchField } from '../ui/SearchField';
import { progressText, Skeleton } from '../ui/Waiting';
import { grouped, percentage, sentence } from '../ui/words';

const MOST_FOUND = 8;
const SEARCHED_FROM = 6;

/** What the network says: its first five classes, and a search over all. */
export function Classes() {
  const query = useSignal('');
  const now = answer.value;
  // A network that cannot be opened answers nothing, and is reported beside its name.
  const failure = chosenNetwork.state.value.failure === null ? answers.state.value.failure : null;
  const isWaiting = answers.state.value.isWaiting;
  const labels = openNetwork.value?.labels ?? [];
  const explained = targetScore.value?.index ?? null;
  const isSearching = query.value.trim() !== '';
  const indices = labels.map((_, index) => index);
  const hits = isSearching ? found(indices, query.value, (index) => labels[index]!, MOST_FOUND) : [];
  const first = hits[0];
  // Enter takes the first, so that its map is asked for while the name is typed, as that of a class that is pointed at.
  useEffect(() => {
    if (first !== undefined) {
      expectTarget(first);
    }
  }, [first]);
  return (
    <section class="card" data-part="classes">
      <h2>What the network says</h2>
      {failure !== null && (
        <Banner alert tone="bad" part="answer-failure" actions={<Button onClick={answers.repeat}>Try again</Button>}>
          {sentence(failure.message)}
        </Banner>
      )}
      {now === null && !isWaiting && failure === null && <p class="soft small">No answer.</p>}
      {now === null && isWaiting && <Skeleton label={progressText(answers.state.value.progress, openNetwork.value === null ? 'Opening the network' : 'Asking the network')} />}
      {now !== null && !isSearching && <RadioList legend="Class to explain" group="class" part="ranking" options={shown(now.ranking).map(option)} chosen={explained} onChoose={chooseTarget} />}
      {now !== null && labels.length >= SEARCHED_FROM && (
        <form
          onSubmit={(event) => {
            event.preventDefault();
            if (first !== undefined) {
              chooseTarget(first);
              query.value = '';
            }
          }}
        >
          <SearchField label={`Search all ${grouped(labels.length)} classes`} value={query.value} part="class-search" onInput={(value) => (query.value = value)} />
        </form>
      )}
      {now !== null && isSearching && (
        <>
          <RadioList legend="Classes found" group="class" part="found" options={hits.map((index) => option(scoreOf(index)!))} chosen={explained} onChoose={chooseTarget} onPoint={expectTarget} />
          <p class="soft small" role="status">
            {hits.length === 0 ? 'No class has such a name.' : hits.length === MOST_FOUND ? 'The nearest names; Enter takes the first.' : 'Enter takes the first.'}
          </p>
        </>
      )}
      {now !== null && explained !== null && openNetwork.value?.rivals === true && (
        <Rival ranking={now.ranking} labels={labels} explained={explained} rival={against.value} onChoose={(rival) => chooseRival(explained, rival)} />
      )}
      {now?.notes.map((note) => (
        <p class="soft small" key={note}>
          {sentence(note)}
        </p>
      ))}
    </section>
  );
}

/** The ranking, and the explained class below it if it is none of them. */
function shown(ranking: ClassScore[]): ClassScore[] {
  const chosen = targetScore.value;
  return chosen === null || ranking.some(({ index }) => index === chosen.index) ? ranking : [...ranking, chosen];
}

function option({ index, name, score, probability }: ClassScore): Option<number> {
  return { value: index, name, detail: probability === null ? readable(score) : percentage(probability), share: probability };
}
