import type { Check, Method } from '../api/types';
import { applySettings, method } from '../state/choice';
import { isLate, mapShown } from '../state/maps';
import { start } from '../state/serve';
import { Banner } from '../ui/Banner';
import { Button } from '../ui/Button';
import { Chip } from '../ui/Chip';
import { Icon } from '../ui/Icon';
import { sentence } from '../ui/words';
import { MethodSettings } from './MethodSettings';
import { settingText } from './settingText';

/** The chosen method: what it asks, what its map was found to be, and its settings. */
export function Findings() {
  const chosen = start.value!.methods.find(({ name }) => name === method.value)!;
  const header = mapShown.value?.header.method === chosen.name ? mapShown.value.header : null;
  return (
    <section class="card findings" data-part="method">
      <div class="method-title">
        <h2>{chosen.title}</h2>
        <Chip tone={chosen.cost === 'fast' ? 'plain' : 'accent'}>{chosen.cost}</Chip>
      </div>
      <p data-part="method-question">{chosen.question}</p>
      {header !== null && (
        <div class={`findings ${isLate.value ? 'is-late' : ''}`}>
          {header.figures.length > 0 && (
            <dl class="figures" data-part="figures">
              {header.figures.map(({ name, title, text }) => (
                <div key={name} data-figure={name}>
                  <dt>{title}</dt>
                  <dd class="number">{text}</dd>
                </div>
              ))}
            </dl>
          )}
          {header.checks.map((check) => (
            <CheckLine key={check.name} check={check} />
          ))}
          {header.layers.length > 0 && <p class="soft small">Layer: {header.layers.join(', ')}</p>}
          {header.notes.map((note) => (
            <p class="soft small" key={note}>
              {sentence(note)}
            </p>
          ))}
        </div>
      )}
      <MethodSettings key={chosen.name} chosen={chosen} />
      <About chosen={chosen} />
    </section>
  );
}

function CheckLine({ check }: { check: Check }) {
  const { set } = check;
  if (!check.passed) {
    return (
      <Banner part="check-failed" actions={set === null ? undefined : <Button onClick={() => applySettings(set)}>{settingText(set)}</Button>}>
        <strong>Self-check failed.</strong> {sentence(check.words)}
      </Banner>
    );
  }
  return (
    <p class="check small" data-part="check-passed">
      <Icon name="check" size={16} /> {sentence(check.words)}
    </p>
  );
}

function About({ chosen }: { chosen: Method }) {
  return (
    <details class="family">
      <summary>
        <Icon name="down" size={16} />
        <span>When it misleads</span>
      </summary>
      <p class="small">{chosen.misleads}</p>
      <p class="soft small">{chosen.paper}</p>
    </details>
  );
}
