import { Curve, type Line } from '../curve/Curve';
import { CurveTable } from '../curve/CurveTable';
import { readable } from '../map/range';
import { targetScore } from '../state/answers';
import { chooseMethod, method } from '../state/choice';
import { start as served } from '../state/serve';
import { Banner } from '../ui/Banner';
import { Button } from '../ui/Button';
import { Slider } from '../ui/Slider';
import { progressText } from '../ui/Waiting';
import { percentage, sentence } from '../ui/words';
import { play, shownStep, start, stop, type Play } from './playing';
import { shareText } from './words';

/** A probability from which none can fall far. */
const LOW = 0.05;

/** Whether a map is true: the network's answer while pixels are deleted in the map's order, beside random order. */
export function Deletion() {
  const { methods } = served.value!;
  const now = play.value;
  const isRunning = now?.isRunning === true;
  const title = methods.find(({ name }) => name === method.value)?.title ?? method.value;
  return (
    <section class="card deletion" data-part="deletion">
      <h2>Is the map true?</h2>
      <p class="soft small">Deletes what the map holds for most important first. If it is right, the answer falls sooner than when places are deleted at random.</p>
      <label class="field">
        <span class="unseen">Method</span>
        <select value={method.value} data-part="deletion-method" onChange={(event) => chooseMethod(event.currentTarget.value)}>
          {methods.map(({ name, title: each }) => (
            <option key={name} value={name}>
              {each}
            </option>
          ))}
        </select>
      </label>
      <Button kind={isRunning ? 'plain' : 'primary'} icon={isRunning ? 'stop' : 'play'} part={isRunning ? 'stop' : 'play'} disabled={targetScore.value === null} onClick={isRunning ? stop : startInSight}>
        {isRunning ? 'Stop' : now === null ? 'Play' : 'Play again'}
      </Button>
      {isRunning && now?.points.length === 0 && (
        <p class="soft small" role="status">
          {progressText(now.progress, 'Computing the map')}
        </p>
      )}
      {now?.failure != null && (
        <Banner alert tone="warn" part="deletion-failure">
          {sentence(now.failure.message)}
        </Banner>
      )}
      {now !== null && now.points.length > 0 && <Curves now={now} title={title} />}
    </section>
  );
}

/** Starts, with the pictures in sight. */
function startInSight(): void {
  start();
  const stage = document.querySelector('[data-part="brush-stage"]')!;
  if (stage.getBoundingClientRect().top < 0) {
    stage.scrollIntoView();
  }
}

function Curves({ now: { points, areas }, title }: { now: Play; title: string }) {
  const isShare = targetScore.value?.probability != null;
  const text = (value: number): string => (isShare ? percentage(value) : readable(value));
  const lines: Line[] = [
    { name: title, values: points.map(({ map }) => map), colour: '--accent' },
    { name: 'random order', values: points.map(({ random }) => random), colour: '--edge', isDashed: true },
  ];
  const all = points.flatMap(({ map, random }) => [map, random]);
  const step = shownStep.value ?? 0;
  const point = points[step] ?? points[0]!;
  const x = points.map(({ fraction }) => fraction);
  const begin = isShare && points[0]!.map < LOW ? text(points[0]!.map) : null;
  const label = `${targetScore.value?.name ?? 'The class'} while pixels are deleted`;
  return (
    <>
      <Curve
        part="curve"
        label={areas === null ? label : `${label}: ${verdict(areas, begin)}`}
        x={x}
        lines={lines}
        xRange={[0, 1]}
        yRange={isShare ? [0, 1] : [Math.min(0, ...all), Math.max(...all)]}
        xText={(value) => `${Math.round(100 * value)} %`}
        yText={(value) => (isShare ? `${Math.round(100 * value)} %` : readable(value))}
        marked={shownStep.value}
        onPoint={(index) => shownStep.value !== null && (shownStep.value = index)}
      />
      <Slider label="Deleted" min={0} max={points.length - 1} step={1} value={step} text={`${shareText(point.fraction)}: ${text(point.map)}`} part="step" onInput={(value) => (shownStep.value = value)} />
      {areas !== null && (
        <p data-part="verdict" role="status">
          {verdict(areas, begin)} <span class="soft small">Mean of the answer: {text(areas.map)} in the map’s order, {text(areas.random)} in random order.</span>
        </p>
      )}
      <CurveTable xName="Deleted" x={x} lines={lines} xText={shareText} yText={text} />
    </>
  );
}

/** What the curves say; nothing can fall far that begins low. */
function verdict({ map, random }: { map: number; random: number }, begin: string | null): string {
  if (begin !== null) {
    return `The class has ${begin} to begin with, so there is little that could fall.`;
  }
  return map < random ? 'The answer falls sooner in the map’s order.' : 'The answer does not fall sooner in the map’s order than in random order.';
}
