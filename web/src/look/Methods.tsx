import { useSignal } from '@preact/signals';
import type { Family, Method } from '../api/types';
import { chooseMethod, method } from '../state/choice';
import { start } from '../state/serve';
import { Icon } from '../ui/Icon';
import { RadioList } from '../ui/RadioList';
import { found } from '../ui/search';
import { SearchField } from '../ui/SearchField';

const MOST_FOUND = 12;

/** All methods, by family, with what they cost. */
export function Methods() {
  const query = useSignal('');
  const { families, methods } = start.value!;
  const isSearching = query.value.trim() !== '';
  return (
    <section class="card" data-part="methods">
      <h2>All methods</h2>
      <SearchField label={`Search ${methods.length} methods`} value={query.value} part="method-search" onInput={(value) => (query.value = value)} />
      {isSearching ? (
        <MethodList legend="Methods found" methods={found(methods, query.value, ({ title, name, description }) => `${title} ${name} ${description}`, MOST_FOUND)} />
      ) : (
        families.map((family) => <FamilyMethods key={family.name} family={family} methods={methods.filter((each) => each.family === family.name)} />)
      )}
    </section>
  );
}

function FamilyMethods({ family, methods }: { family: Family; methods: Method[] }) {
  const isOpen = methods.some(({ name }) => name === method.value);
  return (
    <details class="family" open={isOpen} data-family={family.name}>
      <summary>
        <Icon name="down" size={16} />
        <span>{family.title}</span>
        <span class="soft number">{methods.length}</span>
      </summary>
      <MethodList legend={family.title} methods={methods} />
    </details>
  );
}

function MethodList({ legend, methods }: { legend: string; methods: Method[] }) {
  const options = methods.map(({ name, title, cost, description }) => ({ value: name, name: title, detail: cost, more: description }));
  return <RadioList legend={legend} group="method" options={options} chosen={method.value} onChoose={chooseMethod} />;
}
