import { computed } from '@preact/signals';
import type { Case, Picture } from '../api/types';
import type { NamedClass, Wanted } from '../cells/question';
import { className } from '../state/answers';
import { asked, network, picture, tab } from '../state/choice';
import { openNetwork } from '../state/networks';
import { pictureOf } from '../state/pictures';
import { resource } from '../state/resource';
import { start } from '../state/serve';
import { classes, comparison, explained, networks, pictures, rival } from './choice';

/** What all maps of a column have in common. */
export interface Column {
  key: string;
  name: string;
  of: Case;
  wanted: Wanted;
  against?: NamedClass;
  picture: Picture;
}

/** The compared pictures, which may have to be drawn or given again first. */
const found = resource(
  () => (tab.value === 'compare' && comparison.value.across === 'pictures' ? pictures.value : null),
  async (references) => (await Promise.all(references.map(({ id, scene }) => pictureOf(id, scene)))).filter(({ id }, i) => id === references[i]!.id),
);

/** The columns; null while it is not known yet what they are. */
export const columns = computed<Column[] | null>(() => {
  const now = asked.value;
  const shown = picture.value;
  if (now === null || shown === null) {
    return null;
  }
  switch (comparison.value.across) {
    case 'classes':
      return openNetwork.value === null || classes.value === null ? null : classes.value.filter((index) => index !== rival.value).map((index) => ofClass(index, now, shown));
    case 'pictures':
      return found.state.value.answer?.map((each) => ofPicture(each, now)) ?? null;
    case 'networks':
      return networks.value.map((id) => ofNetwork(id, now, shown));
  }
});

function ofClass(index: number, of: Case, shown: Picture): Column {
  const name = className(index);
  return { key: String(index), name, of, wanted: { index, name }, ...against(), picture: shown };
}

function ofPicture(each: Picture, of: Case): Column {
  return { key: each.id, name: each.name, of: { ...of, picture: each.id }, wanted: wanted(), ...against(), picture: each };
}

/** Other networks than that of Look have their own preprocessing. */
function ofNetwork(id: string, of: Case, shown: Picture): Column {
  const name = start.value!.networks.find((line) => line.id === id)?.name ?? id;
  return { key: id, name, of: id === network.value ? of : { network: id, picture: of.picture }, wanted: wanted(), ...against(), picture: shown };
}

function wanted(): Wanted {
  const index = explained.value;
  const isProposed = comparison.value.explained === null;
  return index === 'own' ? 'own' : { index, name: className(index), ...(isProposed ? { orOwn: true } : {}) };
}

function against(): Pick<Column, 'against'> {
  return rival.value === null ? {} : { against: { index: rival.value, name: className(rival.value) } };
}
