import { useComputed, useSignal } from '@preact/signals';
import { Bars } from '../look/Bars';
import { Reading } from '../look/Reading';
import { MapCanvas } from '../map/MapCanvas';
import type { Place } from '../map/place';
import { ScaleLegend } from '../map/ScaleLegend';
import { ViewControls } from '../map/ViewControls';
import { mapInWords } from '../map/words';
import { Banner } from '../ui/Banner';
import { Button } from '../ui/Button';
import { ProgressLine } from '../ui/Waiting';
import type { Values } from './engine/engine';
import { Loading } from './Loading';
import { isSpatial } from './shownMap';
import { cancel, drawn, explained, isCancelled, isWaiting, loaded, map, method, notice, picture, question, runMany, running, shown, signs, site, view } from './state';

/** The picture with the map over it, the question that the map answers, and how it is looked at. */
export function SiteStage() {
  const place = useSignal<Place | null>(null);
  const label = useComputed(words);
  const photograph = picture.value;
  const known = explained.value;
  const size = known?.size ?? site.explainer.preprocessing;
  const plane = drawn.value;
  const isReady = loaded.value === null;
  return (
    <section class="stage" aria-label="Map" data-part="stage" style={{ '--ratio': String(size.width / size.height) }}>
      <h2 class="question" data-part="question" aria-live="polite">
        {question.value ?? (photograph === null ? 'Drop a picture anywhere on this page' : 'Asking the network …')}
      </h2>
      {!isReady && <Loading part={loaded.value!} />}
      {photograph !== null && (
        <div class={`stage-picture ${isReady && isWaiting.value ? 'is-late' : ''}`}>
          <MapCanvas part="canvas" photograph={photograph.address} size={size} seen={known?.seen ?? null} map={plane} view={view.value} label={label.value} place={place} />
        </div>
      )}
      {running.value?.method === method.value && <ProgressLine progress={{ state: 'running', ahead: 0, part: running.value.part }} label="Computing the map" onCancel={cancel} />}
      {map.value === null && isCancelled.value && (
        <Banner tone="plain" part="cancelled" actions={<Button onClick={runMany}>Compute it</Button>}>
          The map was cancelled.
        </Banner>
      )}
      {map.value !== null && !isSpatial(map.value) && <Bars bars={barsOf(map.value)} />}
      {notice.value !== null && (
        <p class="notice" data-part="notice">
          {notice.value}
        </p>
      )}
      {plane !== null && signs.value !== null && (
        <div class="stage-scale">
          <ScaleLegend range={plane.range} threshold={view.value.threshold} />
          <Reading plane={plane.plane} range={plane.range} signs={signs.value} place={place} />
        </div>
      )}
      <ViewControls view={view.value} hasTruth={false} canSmooth={shown.value?.smooth != null} onChange={(what) => (view.value = { ...view.value, ...what })} />
    </section>
  );
}

/** Values that are no places, such as those of channels. */
function barsOf({ values }: Values): [string, number][] {
  return Array.from(values, (value, index) => [String(index), value]);
}

/** The canvas in words. */
function words(): string {
  const name = picture.value?.name ?? '';
  const plane = drawn.value;
  if (explained.value === null) {
    return `The picture ${name}, with no map yet`;
  }
  const title = site.methods.find((each) => each.name === method.value)!.title;
  const what = `${title} for “${site.explainer.labels[explained.value.chosen]}” over ${name}.`;
  return plane === null ? `${what} ${notice.value ?? 'Its values are no places.'}` : `${what} ${mapInWords(plane.plane, plane.range)}`;
}
