import { useSignal } from '@preact/signals';
import type { Method } from '../api/types';
import { start } from '../state/serve';
import { Dialog } from '../ui/Dialog';
import { Icon } from '../ui/Icon';
import { found } from '../ui/search';
import { SearchField } from '../ui/SearchField';
import { CheckList } from './CheckList';
import { rows, toggleMethod } from './choice';
import { MOST_ROWS } from './limits';

const MOST_FOUND = 12;

/** All methods by family, to choose those that are compared. */
export function MethodDialog({ onClose }: { onClose: () => void }) {
  const query = useSignal('');
  const { families, methods } = start.value!;
  const chosen = rows.value.map(({ method }) => method);
  const list = (legend: string, listed: Method[]) => (
    <CheckList
      legend={legend}
      options={listed.map(({ name, title, cost, description }) => ({ value: name, name: title, detail: cost, more: description }))}
      chosen={chosen}
      isFull={chosen.length >= MOST_ROWS}
      onToggle={toggleMethod}
    />
  );
  return (
    <Dialog title="Methods to compare" part="method-dialog" onClose={onClose}>
      <SearchField label={`Search ${methods.length} methods`} value={query.value} onInput={(value) => (query.value = value)} />
      {chosen.length >= MOST_ROWS && <p class="soft small">{MOST_ROWS} methods are the most; take one out to add another.</p>}
      {query.value.trim() !== ''
        ? list('Methods found', found(methods, query.value, ({ title, name, description }) => `${title} ${name} ${description}`, MOST_FOUND))
        : families.map((family) => {
            const own = methods.filter((each) => each.family === family.name);
            const count = own.filter(({ name }) => chosen.includes(name)).length;
            return (
              <details class="family" key={family.name} open={count > 0} data-family={family.name}>
                <summary>
                  <Icon name="down" size={16} />
                  <span>{family.title}</span>
                  <span class="soft number">{count === 0 ? own.length : `${count} of ${own.length}`}</span>
                </summary>
                {list(family.title, own)}
              </details>
            );
          })}
    </Dialog>
  );
}
