import { computed } from '@preact/signals';
import { className } from '../state/answers';
import { comparison, explained } from './choice';
import { columns } from './columns';

const MOST_NAMED = 3;

/** The question that the grid answers. */
export const heading = computed(() => {
  const names = columns.value?.map(({ name }) => name) ?? [];
  const which = explained.value;
  switch (comparison.value.across) {
    case 'classes':
      return names.length === 0 || names.length > MOST_NAMED ? 'What speaks for each class?' : `What speaks for ${listed(names.map(quoted))}?`;
    case 'pictures':
      return which === 'own' ? 'What speaks for the answer to each picture?' : `What speaks for “${className(which)}” in each picture?`;
    case 'networks':
      return which === 'own' ? 'Do the networks look at the same places?' : `Do the networks see “${className(which)}” in the same places?`;
  }
});

function quoted(name: string): string {
  return `“${name}”`;
}

/** `a, b and c` */
export function listed(names: readonly string[]): string {
  return names.length < 2 ? names.join('') : `${names.slice(0, -1).join(', ')} and ${names[names.length - 1]}`;
}
