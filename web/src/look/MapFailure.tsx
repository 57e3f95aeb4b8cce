import { answers } from '../state/answers';
import { applySettings } from '../state/choice';
import { map } from '../state/maps';
import { Banner } from '../ui/Banner';
import { Button } from '../ui/Button';
import { sentence } from '../ui/words';
import { settingText } from './settingText';

/** Why there is no map: it was refused, or somebody cancelled it. */
export function MapFailure() {
  const { failure, isCancelled } = map.state.value;
  // What keeps the network from answering is said once, beside the classes.
  const isKnown = answers.state.value.failure !== null;
  if (isCancelled) {
    return (
      <Banner tone="plain" part="cancelled" actions={<Button onClick={map.repeat}>Compute it</Button>}>
        The map was cancelled.
      </Banner>
    );
  }
  if (failure === null || isKnown) {
    return null;
  }
  const { set } = failure;
  const actions = set === null ? <Button onClick={map.repeat}>Try again</Button> : <Button onClick={() => applySettings(set)}>{settingText(set)}</Button>;
  return (
    <Banner alert tone={failure.kind === 'refused' ? 'warn' : 'bad'} part="map-failure" actions={actions}>
      {sentence(failure.message)}
      {failure.remedy !== null && ` ${sentence(failure.remedy)}`}
    </Banner>
  );
}
