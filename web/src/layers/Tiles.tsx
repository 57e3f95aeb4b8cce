import { useSignal } from '@preact/signals';
import { useEffect, useRef } from 'preact/hooks';
import { AnswerFailure } from '../shell/AnswerFailure';
import { targetScore } from '../state/answers';
import { keepInAddress } from '../state/inAddress';
import { Banner } from '../ui/Banner';
import { Button } from '../ui/Button';
import { SegmentedControl } from '../ui/SegmentedControl';
import { ProgressLine, Skeleton } from '../ui/Waiting';
import { sentence } from '../ui/words';
import { channel, chooseChannel, isShared, layer, order, sheet, sheets } from './choice';
import type { Sheet } from './sheet';
import { operatorText, sizeText } from './Strip';
import { largestOf } from './terms';
import { Tile } from './Tile';
import { whenSeen } from './whenSeen';

const PAGE = 96;

/** All channels of the opened layer. */
export function Tiles() {
  const now = sheet.value;
  const { failure, isWaiting, isCancelled, progress } = sheets.state.value;
  const opened = layer.value;
  return (
    <section class="card tiles" aria-label="Channels" data-part="sheet" data-layer={opened?.name}>
      <header>
        <h2>{opened?.name ?? 'Layers'}</h2>
        {opened !== null && (
          <p class="soft small">
            {operatorText(opened)}: {sizeText(opened.shape[0] ?? 1, opened.shape[1] ?? 1, opened.shape[2] ?? 1)}
            {now !== null && `. A unit sees ${now.header.field.height} × ${now.header.field.width} pixels.`}
          </p>
        )}
      </header>
      <AnswerFailure />
      {failure !== null && (
        <Banner alert tone={failure.kind === 'refused' ? 'warn' : 'bad'} part="sheet-failure" actions={<Button onClick={sheets.repeat}>Try again</Button>}>
          {sentence(failure.message)}
        </Banner>
      )}
      {isCancelled && (
        <Banner tone="plain" actions={<Button onClick={sheets.repeat}>Compute it</Button>}>
          The layer was cancelled.
        </Banner>
      )}
      {now === null && isWaiting && (progress === null ? <Skeleton label="Looking into the layer …" /> : <ProgressLine progress={progress} label="Looking into the layer" onCancel={sheets.cancel} />)}
      {now !== null && (
        <>
          <Controls now={now} />
          <TileGrid key={now.header.layer} now={now} />
        </>
      )}
    </section>
  );
}

function Controls({ now }: { now: Sheet }) {
  const name = targetScore.value?.name ?? 'the class';
  const orders = [
    { value: 'strongest' as const, name: 'Strongest' },
    { value: 'feeds' as const, name: 'Feeds class' },
    { value: 'number' as const, name: 'Number' },
  ];
  return (
    <div class="tiles-controls">
      <SegmentedControl legend="Order of the channels" group="order" part="order" options={orders.filter(({ value }) => value !== 'feeds' || now.header.feeds !== null)} chosen={order.value} onChoose={(value) => keepInAddress('layers.order', value === 'strongest' ? null : value)} />
      {!now.isFlat && (
        <SegmentedControl
          legend="Colours"
          group="scale"
          part="scale-shared"
          options={[
            { value: 'own', name: 'Own scale' },
            { value: 'shared', name: 'One scale' },
          ]}
          chosen={isShared.value ? 'shared' : 'own'}
          onChoose={(value) => keepInAddress('layers.scale', value === 'shared' ? value : null)}
        />
      )}
      {now.header.feeds !== null && (
        <p class="soft small" data-part="feeds">
          Below each channel: how much it speaks for “{name}” (right) or against it (left).
        </p>
      )}
    </div>
  );
}

function TileGrid({ now }: { now: Sheet }) {
  const shown = useSignal(PAGE);
  const end = useRef<HTMLDivElement>(null);
  const channels = now.order(order.value);
  const isMore = shown.value < channels.length;
  const more = (): void => void (shown.value += PAGE);
  useEffect(() => (end.current === null ? undefined : whenSeen(end.current, more)), [shown.value, isMore]);
  const { feeds } = now.header;
  const largestFeed = feeds === null ? 0 : largestOf([feeds]) || 1;
  return (
    <>
      <fieldset class={`tile-grid ${now.isFlat ? 'is-flat' : ''}`} onKeyDown={(event) => moveByRow(event, channels.slice(0, shown.value))}>
        <legend class="unseen">Channel</legend>
        {channels.slice(0, shown.value).map((each) => (
          <Tile key={each} sheet={now} channel={each} isShared={isShared.value} isChosen={each === channel.value} feed={feeds?.[each] == null ? null : feeds[each] / largestFeed} />
        ))}
      </fieldset>
      {isMore && (
        <div ref={end}>
          <Button onClick={more}>
            {PAGE} more of {channels.length}
          </Button>
        </div>
      )}
    </>
  );
}

/** Up and down go to the tile above or below; left and right are the browser's own. */
function moveByRow(event: KeyboardEvent, channels: number[]): void {
  const direction = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
  if (direction !== 0) {
    const grid = event.currentTarget as HTMLElement;
    const columns = getComputedStyle(grid).gridTemplateColumns.split(' ').length;
    const next = channels[channels.indexOf(channel.value!) + direction * columns];
    event.preventDefault();
    if (next !== undefined) {
      chooseChannel(next);
      grid.querySelector<HTMLElement>(`[data-channel="${next}"] input`)?.focus();
    }
  }
}
