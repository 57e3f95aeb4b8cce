import { computed } from '@preact/signals';
import { className } from '../state/answers';
import { comparison, explained, rival } from './choice';
import { columns } from './columns';

const MOST_NAMED = 3;

/** The question that the grid answers. */
export const heading = computed(() => {
  const names = columns.value?.map(({ name }) => name) ?? [];
  const which = explained.value;
  const rather = rival.value === null ? '' : ` rather than “${className(rival.value)}”`;
  switch (comparison.value.across) {
    case 'classes':
      return names.length === 0 || names.length > MOST_NAMED ? `What speaks for each class${rather}?` : `What speaks for ${listed(names.map(quoted))}${rather}?`;
    case 'pictures':
      return which === 'own' ? `What speaks for the answer to each picture${rather}?` : `What speaks for “${className(which)}”${rather} in each picture?`;
    case 'networks':
      if (which !== 'own') {
        return `Do the networks see “${className(which)}”${rather} in the same places?`;
      }
      return rather === '' ? 'Do the networks look at the same places?' : `What speaks for each network’s answer${rather}?`;
  }
});

function quoted(name: string): string {
  return `“${name}”`;
}

/** `a, b and c` */
export function listed(names: readonly string[]): string {
  return names.length < 2 ? names.join('') : `${names.slice(0, -1).join(', ')} and ${names[names.length - 1]}`;
}
