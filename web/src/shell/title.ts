import { effect } from '@preact/signals';
import { targetScore } from '../state/answers';
import { picture, tab } from '../state/choice';
import { SCREENS } from './screens';

/** Names what is looked at in the browser's title. */
export function keepTitle(): () => void {
  return effect(() => {
    const screen = SCREENS.find((each) => each.tab === tab.value)!.name;
    const about = targetScore.value?.name ?? picture.value?.name;
    document.title = about === undefined ? 'Vizsla' : `${about} · ${screen} · Vizsla`;
  });
}
