import { ScaleLegend } from '../map/ScaleLegend';
import { readable } from '../map/range';
import { targetScore } from '../state/answers';
import { Banner } from '../ui/Banner';
import { Button } from '../ui/Button';
import { sentence } from '../ui/words';
import { Arithmetic } from './Arithmetic';
import { ChannelCanvas } from './ChannelCanvas';
import { channel, chooseChannel, classOf, isShared, order, sheet } from './choice';
import { Feature } from './Feature';
import { FieldPicture } from './FieldPicture';
import type { Sheet } from './sheet';
import { unit, unitFailure } from './units';

// A minus, as against a hyphen in a name.
const MINUS = /(?<![\w-])-(?=\d)/g;

/** One channel, large, beside the picture, and what one of its units computes. */
export function ChannelCard() {
  const now = sheet.value;
  const chosen = channel.value;
  if (now === null || chosen === null) {
    return null;
  }
  return (
    <section class="card channel-card" aria-label="Channel" data-part="channel-card" data-channel={chosen}>
      <header>
        <h2>
          {classOf(now, chosen) ?? `Channel ${chosen}`} <span class="soft">of {now.header.layer}</span>
        </h2>
        <Steps now={now} chosen={chosen} />
      </header>
      <Feed now={now} chosen={chosen} />
      <div class={`channel-pair ${now.isFlat ? 'is-flat' : ''}`}>
        {!now.isFlat && (
          <div>
            <ChannelCanvas sheet={now} channel={chosen} />
            <ScaleLegend range={now.range(chosen, isShared.value)} />
          </div>
        )}
        <FieldPicture sheet={now} />
        <Feature layer={now.header.layer} channel={chosen} />
      </div>
      <UnitWords now={now} />
      {unit.value !== null && <Arithmetic now={unit.value} />}
    </section>
  );
}

function Steps({ now, chosen }: { now: Sheet; chosen: number }) {
  const channels = now.order(order.value);
  const at = channels.indexOf(chosen);
  const go = (step: number): void => chooseChannel(channels[(at + step + channels.length) % channels.length]!);
  return (
    <div class="channel-steps">
      <Button kind="quiet" icon="previous" label="Previous channel" part="previous-channel" onClick={() => go(-1)} />
      <span class="soft small number">
        {at + 1} of {channels.length}
      </span>
      <Button kind="quiet" icon="next" label="Next channel" part="next-channel" onClick={() => go(1)} />
    </div>
  );
}

/** What the channel adds to the class. */
function Feed({ now, chosen }: { now: Sheet; chosen: number }) {
  const { feeds } = now.header;
  const name = targetScore.value?.name;
  if (feeds === null || name === undefined) {
    return null;
  }
  const feed = feeds[chosen] ?? null;
  if (feed === null) {
    return null;
  }
  const rank = now.order('feeds').indexOf(chosen) + 1;
  return (
    <p class="small" data-part="feed">
      {feed === 0 ? `Speaks neither for “${name}” nor against it.` : `Speaks ${feed > 0 ? 'for' : 'against'} “${name}” by ${readable(Math.abs(feed))}, rank ${feed > 0 ? rank : now.channels - rank + 1} of ${now.channels}.`}{' '}
      <span class="soft">Gradient × activation, summed over its places.</span>
    </p>
  );
}

function UnitWords({ now }: { now: Sheet }) {
  const heard = unit.value;
  return (
    <>
      <p class="unit-words" data-part="unit" role="status" data-value={heard?.value ?? undefined} data-y={heard?.y} data-x={heard?.x}>
        {heard === null ? '…' : heard.words.replace(MINUS, '−')}
      </p>
      {heard !== null && (
        <p class="soft small">
          {!now.isFlat && `Unit at row ${heard.y}, column ${heard.x}. `}
          It depends on {heard.field.height} × {heard.field.width} pixels of the picture.
          {!now.isFlat && (
            <>
              {' '}
              Point at the channel or the picture<span class="by-keys">, or move with the arrow keys</span>.
            </>
          )}
        </p>
      )}
      {unitFailure.value !== null && <Banner tone="warn">{sentence(unitFailure.value.message)}</Banner>}
    </>
  );
}
