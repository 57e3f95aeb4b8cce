import { useSignal } from '@preact/signals';
import { readable } from '../map/range';
import { RadioList, type Option } from '../ui/RadioList';
import { found } from '../ui/search';
import { SearchField } from '../ui/SearchField';
import { Skeleton } from '../ui/Waiting';
import { grouped, percentage } from '../ui/words';
import { choose, chosen, explained, picture, ranking, scoreOf, site } from './state';

const MOST_FOUND = 8;
const SEARCHED_FROM = 6;

/** What the network says: its first five classes, and a search over all. */
export function SiteClasses() {
  const query = useSignal('');
  const { labels } = site.explainer;
  const isKnown = explained.value !== null;
  const isSearching = query.value.trim() !== '';
  const hits = isSearching ? found([...labels.keys()], query.value, (index) => labels[index]!, MOST_FOUND) : [];
  const listed = isSearching ? hits : ranked();
  const take = (index: number | undefined): void => {
    if (index !== undefined) {
      choose(index);
      query.value = '';
    }
  };
  return (
    <section class="card" data-part="classes">
      <h2>What the network says</h2>
      {!isKnown && picture.value !== null && <Skeleton label="Asking the network …" />}
      {picture.value === null && <p class="soft small">Nothing yet: it waits for a picture.</p>}
      {isKnown && <RadioList legend="Class to explain" group="class" part={isSearching ? 'found' : 'ranking'} options={listed.map(option)} chosen={chosen.value} onChoose={choose} />}
      {isKnown && labels.length >= SEARCHED_FROM && (
        <form
          onSubmit={(event) => {
            event.preventDefault();
            take(hits[0]);
          }}
        >
          <SearchField label={`Search all ${grouped(labels.length)} classes`} value={query.value} part="class-search" onInput={(value) => (query.value = value)} />
        </form>
      )}
      {isSearching && (
        <p class="soft small" role="status">
          {hits.length === 0 ? 'No class has such a name.' : 'Enter takes the first.'}
        </p>
      )}
    </section>
  );
}

/** The ranking, and the explained class below it if it is none of them. */
function ranked(): number[] {
  const first = ranking.value.map(({ index }) => index);
  return chosen.value === null || first.includes(chosen.value) ? first : [...first, chosen.value];
}

function option(index: number): Option<number> {
  const { name, score, probability } = scoreOf(index);
  return { value: index, name, detail: probability === null ? readable(score) : percentage(probability), share: probability };
}
