import type { Method, Parameter } from '../api/types';
import { parameters, seed } from '../state/choice';
import { openNetwork } from '../state/networks';
import { Button } from '../ui/Button';
import { Icon } from '../ui/Icon';
import { controlOf } from './takes';

/** The method's parameters; a change computes the map anew. */
export function MethodSettings({ chosen }: { chosen: Method }) {
  const isRandom = chosen.cost !== 'fast';
  if (chosen.parameters.length === 0 && !isRandom) {
    return null;
  }
  const isChanged = Object.keys(parameters.value).length > 0 || seed.value !== null;
  return (
    <details class="family" open={isChanged} data-part="settings">
      <summary>
        <Icon name="down" size={16} />
        <span>Settings</span>
      </summary>
      <div class="fields">
        {chosen.parameters.map((parameter) => (
          <ParameterField key={parameter.name} parameter={parameter} />
        ))}
        {isRandom && (
          <label class="field">
            <span>
              seed <span class="soft">of random numbers</span>
            </span>
            <input type="number" min={0} step={1} value={seed.value ?? 0} data-parameter="seed" onChange={(event) => (seed.value = event.currentTarget.valueAsNumber || null)} />
          </label>
        )}
        {isChanged && (
          <Button
            part="reset"
            onClick={() => {
              parameters.value = {};
              seed.value = null;
            }}
          >
            Defaults
          </Button>
        )}
      </div>
    </details>
  );
}

function ParameterField({ parameter: { name, default: usual, takes, meaning } }: { parameter: Parameter }) {
  const control = controlOf(takes);
  const value = parameters.value[name] ?? String(usual);
  const set = (event: { currentTarget: HTMLInputElement | HTMLSelectElement }): void => {
    const { [name]: _, ...others } = parameters.value;
    const text = event.currentTarget.value.trim();
    parameters.value = text === '' || text === String(usual) ? others : { ...others, [name]: text };
  };
  return (
    <label class="field">
      <span>
        {name} <span class="soft">{meaning}</span>
      </span>
      {control.kind === 'one of' ? (
        <select value={value} data-parameter={name} onChange={set}>
          {control.values.map((each) => (
            <option key={each}>{each}</option>
          ))}
        </select>
      ) : control.kind === 'number' ? (
        <input type="number" min={control.least} max={control.most} step={control.whole ? 1 : 'any'} value={value} data-parameter={name} onChange={set} />
      ) : (
        <input type="text" value={value} title={takes} list={control.kind === 'layer' ? 'layers' : undefined} spellcheck={false} data-parameter={name} onChange={set} />
      )}
      {control.kind === 'layer' && (
        <datalist id="layers">
          {openNetwork.value?.layers?.map((layer) => (
            <option key={layer.name}>{layer.name}</option>
          ))}
        </datalist>
      )}
    </label>
  );
}
