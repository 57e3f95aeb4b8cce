import { signal } from '@preact/signals';
import { chosen } from '../report/chosen';
import { tab } from '../state/choice';
import { Brand } from '../ui/Brand';
import { Button } from '../ui/Button';
import { Icon } from '../ui/Icon';
import { NetworkChip } from './NetworkChip';
import { SCREENS } from './screens';
import './shell.css';

export const isHelpOpen = signal(false);

export function Header() {
  return (
    <header class="top" data-part="header">
      <h1>
        <Brand />
      </h1>
      <Tabs />
      <NetworkChip />
      <p class="private">
        <Icon name="lock" size={16} />
        Nothing leaves this computer
      </p>
      <Button kind="quiet" icon="help" label="Help and keys" part="help" onClick={() => (isHelpOpen.value = true)} />
    </header>
  );
}

function Tabs() {
  const move = (event: KeyboardEvent): void => {
    const step = event.key === 'ArrowRight' ? 1 : event.key === 'ArrowLeft' ? -1 : 0;
    if (step !== 0) {
      const now = SCREENS.findIndex((screen) => screen.tab === tab.value);
      const next = SCREENS[(now + step + SCREENS.length) % SCREENS.length]!.tab;
      tab.value = next;
      document.getElementById(`tab-${next}`)?.focus();
    }
  };
  return (
    <div class="tabs" role="tablist" aria-label="Screens" onKeyDown={move}>
      {SCREENS.map(({ tab: own, name }) => (
        <button type="button" key={own} id={`tab-${own}`} role="tab" aria-selected={own === tab.value} aria-controls="screen" tabIndex={own === tab.value ? 0 : -1} data-part={`tab-${own}`} onClick={() => (tab.value = own)}>
          {name}
          {own === 'report' && chosen.value.length > 0 && <span class="tab-count">{chosen.value.length}</span>}
        </button>
      ))}
    </div>
  );
}
