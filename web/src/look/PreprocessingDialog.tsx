import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import { failureOf, isAbort } from '../api/failure';
import type { Answer, Network, Preprocessing } from '../api/types';
import { readable } from '../map/range';
import { asked, preprocessing } from '../state/choice';
import { client } from '../state/serve';
import { Banner } from '../ui/Banner';
import { Button } from '../ui/Button';
import { Dialog } from '../ui/Dialog';
import { Meter } from '../ui/Meter';
import { percentage, sentence } from '../ui/words';

const SHOWN_CLASSES = 3;

/** Another preprocessing, with what the network would then see and say. */
export function PreprocessingDialog({ network, onClose }: { network: Network; onClose: () => void }) {
  const chosen = useSignal<Preprocessing>(preprocessing.value);
  const preview = useSignal<string | null>(null);
  const answer = useSignal<Answer | null>(null);
  const problem = useSignal<string | null>(null);
  useEffect(() => {
    const control = new AbortController();
    const { network: id, picture } = asked.value!;
    const question = { network: id, picture, preprocessing: chosen.value };
    const options = { signal: control.signal };
    Promise.all([client.preview(question, options), client.answers(question, options)]).then(
      ([image, said]) => {
        show(URL.createObjectURL(image));
        answer.value = said;
        problem.value = null;
      },
      (thrown: unknown) => {
        if (!isAbort(thrown)) {
          problem.value = failureOf(thrown).message;
        }
      },
    );
    return () => control.abort();
  }, [chosen.value]);
  useEffect(() => () => show(null), []);
  const show = (address: string | null): void => {
    if (preview.value !== null) {
      URL.revokeObjectURL(preview.value);
    }
    preview.value = address;
  };
  const { normalizations, resizes, interpolations } = network.presets;
  const select = (name: keyof Preprocessing, title: string, values: string[]) => (
    <label class="field">
      <span>{title}</span>
      <select
        value={chosen.value[name] ?? network.preprocessing[name]}
        data-parameter={name}
        onChange={(event) => {
          const { [name]: _, ...others } = chosen.value;
          const value = event.currentTarget.value;
          chosen.value = value === network.preprocessing[name] ? others : { ...others, [name]: value };
        }}
      >
        {[...new Set([network.preprocessing[name], ...values])].map((value) => (
          <option key={value}>{value}</option>
        ))}
      </select>
    </label>
  );
  return (
    <Dialog title="How the picture becomes input" part="preprocessing-dialog" onClose={onClose}>
      <p class="soft">{sentence(network.preprocessing.text)}</p>
      <div class="preprocessing">
        <div class="fields">
          {select('normalization', 'Normalization', normalizations)}
          {select('resize', 'Size', resizes)}
          {select('interpolation', 'Interpolation', interpolations)}
        </div>
        <figure>
          {preview.value !== null && <img src={preview.value} alt="The picture as the network would see it" />}
          <figcaption class="soft small">What the network sees</figcaption>
        </figure>
        <ol class="bars" aria-label="What the network would say">
          {answer.value?.ranking.slice(0, SHOWN_CLASSES).map(({ index, name, score, probability }) => (
            <li key={index}>
              <span>{name}</span>
              <span class="number soft">{probability === null ? readable(score) : percentage(probability)}</span>
              <Meter share={probability ?? 0} />
            </li>
          ))}
        </ol>
      </div>
      {problem.value !== null && <Banner tone="bad">{sentence(problem.value)}</Banner>}
      <div class="dialog-actions">
        <Button onClick={onClose}>Cancel</Button>
        <Button
          kind="primary"
          part="apply-preprocessing"
          onClick={() => {
            preprocessing.value = chosen.value;
            onClose();
          }}
        >
          Use this
        </Button>
      </div>
    </Dialog>
  );
}
