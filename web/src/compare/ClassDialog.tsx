import { useSignal } from '@preact/signals';
import { readable } from '../map/range';
import { answer, scoreOf } from '../state/answers';
import { openNetwork } from '../state/networks';
import { Dialog } from '../ui/Dialog';
import { found } from '../ui/search';
import { SearchField } from '../ui/SearchField';
import { grouped, percentage } from '../ui/words';
import { CheckList, type CheckOption } from './CheckList';

const MOST_FOUND = 12;

interface Props {
  title: string;
  chosen: readonly number[];
  isFull: boolean;
  onToggle: (index: number) => void;
  onClose: () => void;
}

/** All classes: the first of the answer and those that are chosen, and a search over the others. */
export function ClassDialog({ title, chosen, isFull, onToggle, onClose }: Props) {
  const query = useSignal('');
  const labels = openNetwork.value?.labels ?? [];
  const first = [...new Set([...(answer.value?.ranking.map(({ index }) => index) ?? []), ...chosen])];
  const isSearching = query.value.trim() !== '';
  const listed = isSearching ? found(labels.map((_, index) => index), query.value, (index) => labels[index]!, MOST_FOUND) : first;
  return (
    <Dialog title={title} part="class-dialog" onClose={onClose}>
      <SearchField label={`Search all ${grouped(labels.length)} classes`} value={query.value} onInput={(value) => (query.value = value)} />
      <CheckList legend={title} options={listed.map(optionOf)} chosen={chosen} isFull={isFull} onToggle={onToggle} />
      {isSearching && listed.length === 0 && (
        <p class="soft small" role="status">
          No class has such a name.
        </p>
      )}
    </Dialog>
  );
}

function optionOf(index: number): CheckOption<number> {
  const score = scoreOf(index);
  return { value: index, name: score?.name ?? `class ${index}`, detail: score === null ? '' : score.probability === null ? readable(score.score) : percentage(score.probability) };
}
