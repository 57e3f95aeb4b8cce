import { Button } from '../ui/Button';
import { RadioList } from '../ui/RadioList';
import { npyOf } from './npy';
import { explained, map, method, picture, site } from './state';

/** The methods of the page, the one whose map is shown, and its values as a file. */
export function SiteMethods() {
  const chosen = site.methods.find(({ name }) => name === method.value)!;
  const { outputs, loops } = site.explainer;
  const layers = [...outputs.maps, ...loops].find((each) => each.method === method.value)!.layers ?? [];
  const isLong = (name: string): boolean => loops.some((loop) => loop.method === name);
  return (
    <>
      <section class="card" data-part="methods">
        <h2>Ways to look</h2>
        <RadioList
          legend="Method"
          group="method"
          options={site.methods.map(({ name, title, description }) => ({ value: name, name: title, more: description, ...(isLong(name) ? { detail: 'takes longer' } : {}) }))}
          chosen={method.value}
          onChoose={(name) => (method.value = name)}
        />
      </section>
      <section class="card findings" data-part="method">
        <div class="method-title">
          <h2>{chosen.title}</h2>
        </div>
        <p data-part="method-question">{chosen.question}</p>
        <p class="small">
          <strong>When it misleads:</strong> {chosen.misleads}
        </p>
        <p class="soft small">{chosen.paper}</p>
        {layers.length > 0 && <p class="soft small">Layer: {layers.join(', ')}</p>}
        {explained.value !== null && (
          <p class="soft small number" data-part="time">
            {`${loops.length > 0 ? 'The quick methods' : 'All methods'} took ${(explained.value.milliseconds / 1000).toFixed(2)} s on this device.`}
          </p>
        )}
        <Button icon="save" disabled={map.value === null} part="save-values" onClick={save}>
          Values (.npy)
        </Button>
      </section>
    </>
  );
}

/** Gives the map's values to the reader, as a file that the browser saves. */
function save(): void {
  const { shape, values } = map.value!;
  const link = document.createElement('a');
  link.href = URL.createObjectURL(npyOf(shape, Float32Array.from(values)));
  link.download = `${picture.value!.name.replace(/\.[^.]*$/, '')}_${method.value}.npy`;
  link.click();
  URL.revokeObjectURL(link.href);
}
