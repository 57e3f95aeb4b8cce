import { useComputed, useSignal } from '@preact/signals';
import { useLayoutEffect } from 'preact/hooks';
import { classesText } from '../cells/words';
import { MapCanvas } from '../map/MapCanvas';
import { outlineOf } from '../map/outline';
import type { Place } from '../map/place';
import { ScaleLegend } from '../map/ScaleLegend';
import { ViewControls } from '../map/ViewControls';
import type { View } from '../map/view';
import { mapInWords } from '../map/words';
import { ANSWER, begin, CLASS, COLOUR, end, endWhenShown, FIRST } from '../measures';
import { looked } from '../report/offer';
import { ReportButton } from '../report/ReportButton';
import { answer, answers, className, targetScore } from '../state/answers';
import { against, applySettings, changeView, method, picture, view } from '../state/choice';
import { arriving } from '../state/give';
import { drawn, isLate, map, mapNow, mapShown, seen } from '../state/maps';
import { openNetwork } from '../state/networks';
import { addressOfPicture } from '../state/pictures';
import { Banner } from '../ui/Banner';
import { Button } from '../ui/Button';
import { sentence } from '../ui/words';
import { ProgressLine } from '../ui/Waiting';
import { Bars } from './Bars';
import { MapFailure } from './MapFailure';
import { Reading } from './Reading';
import { settingText } from './settingText';

/** The picture with the map over it, the question that the map answers, and how it is looked at. */
export function Stage() {
  const place = useSignal<Place | null>(null);
  const truth = useComputed(() => {
    const region = answer.value?.truth ?? null;
    return region === null ? null : outlineOf(region);
  });
  const label = useComputed(words);
  const coming = arriving.value;
  const shown = picture.value!;
  const address = coming === null ? addressOfPicture(shown) : coming.address;
  const header = coming === null ? (mapShown.value?.header ?? null) : null;
  const plane = coming === null ? drawn.value : null;
  const waiting = map.state.value;
  const fades = coming === null && isLate.value && mapShown.value !== null;

  const change = (what: Partial<View>): void => {
    if (what.outline === undefined) {
      begin(COLOUR);
    }
    changeView(what);
  };
  useLayoutEffect(() => {
    if (mapNow.value !== null) {
      endWhenShown(CLASS);
      endWhenShown(FIRST);
    }
  }, [mapNow.value]);
  useLayoutEffect(() => {
    if (answer.value !== null) {
      endWhenShown(ANSWER);
    }
  }, [answer.value]);

  return (
    <section class="stage" aria-label="Map" data-part="stage" style={{ '--ratio': String((coming ?? shown).width / (coming ?? shown).height) }}>
      <div class="stage-head">
        <h2 class="question" data-part="question">
          {question()}
        </h2>
        <ReportButton cell={coming === null ? looked.value : null} short />
      </div>
      <div class={`stage-picture ${fades ? 'is-late' : ''}`}>
        <MapCanvas
          part="canvas"
          photograph={address}
          size={coming ?? shown}
          seen={coming === null ? seen.value : null}
          map={plane}
          view={view.value}
          outline={view.value.outline && coming === null ? truth.value : null}
          label={label.value}
          place={place}
          onPainted={() => end(COLOUR)}
        />
        {isLate.value && coming === null && (
          <div class="stage-progress">
            <ProgressLine progress={waiting.progress} label={openNetwork.value === null ? 'Opening the network' : 'Computing the map'} onCancel={map.cancel} />
          </div>
        )}
      </div>
      {header?.shape === null && <Bars bars={header.bars ?? []} />}
      {header?.notice != null && header.method === method.value && (
        <div class={`stage-notice ${fades ? 'is-late' : ''}`}>
          <Banner part="notice" actions={header.set === null ? undefined : <Button onClick={() => applySettings(header.set!)}>{settingText(header.set)}</Button>}>
            {sentence(header.notice)}
          </Banner>
        </div>
      )}
      <MapFailure />
      {plane !== null && header !== null && (
        <div class={`stage-scale ${fades ? 'is-late' : ''}`}>
          <ScaleLegend range={plane.range} threshold={view.value.threshold} />
          <Reading plane={plane.plane} range={plane.range} signs={header.signs} place={place} />
        </div>
      )}
      <p class="unseen" role="status" data-part="in-words">
        {mapNow.value === null ? '' : label.value}
      </p>
      <ViewControls view={view.value} hasTruth={truth.value !== null} canSmooth={mapShown.value?.shown?.smooth != null} onChange={change} />
    </section>
  );
}

/** The question of the map that is shown, or of the one that is awaited. */
function question(): string {
  if (arriving.value !== null) {
    return `Reading ${arriving.value.name} …`;
  }
  const score = targetScore.value;
  if (score === null) {
    return answers.state.value.isWaiting ? 'Asking the network …' : 'No answer';
  }
  const rival = against.value;
  if (rival !== null) {
    return mapNow.value?.header.question ?? `Why “${score.name}” rather than “${className(rival)}”?`;
  }
  const isAnswer = score.index === answer.value?.ranking[0]?.index && openNetwork.value?.answer === 'classes';
  return mapNow.value?.header.question ?? (isAnswer ? `Why did the network say “${score.name}”?` : `What speaks for “${score.name}”?`);
}

/** The canvas in words. */
function words(): string {
  const header = mapShown.value?.header;
  const plane = drawn.value;
  const name = picture.value?.name ?? '';
  if (header === undefined) {
    return `The picture ${name}, with no map yet`;
  }
  const what = `${header.title} for ${classesText(header)} over ${name}.`;
  return plane === null ? `${what} ${sentence(header.notice ?? 'There is no map of places')}` : `${what} ${mapInWords(plane.plane, plane.range)}`;
}
