import { useLayoutEffect, useRef } from 'preact/hooks';
import { painted } from '../map/paint';
import { paintOn } from '../map/paintOn';
import { readable } from '../map/range';
import { chooseChannel, classOf } from './choice';
import type { Sheet } from './sheet';
import { whenSeen } from './whenSeen';

const OPAQUE = { opacity: 1, threshold: 0, photograph: 'none' } as const;

interface Props {
  sheet: Sheet;
  channel: number;
  isShared: boolean;
  isChosen: boolean;
  /** What the channel adds to the class, of the largest such magnitude; null where that is not known. */
  feed: number | null;
}

/** One channel, painted when it comes into sight. */
export function Tile({ sheet, channel, isShared, isChosen, feed }: Props) {
  const canvas = useRef<HTMLCanvasElement>(null);
  useLayoutEffect(() => {
    const element = canvas.current;
    return element === null ? undefined : whenSeen(element, () => paintOn(element, painted(sheet.plane(channel), sheet.range(channel, isShared), OPAQUE)));
  }, [sheet, channel, isShared]);
  const largest = sheet.header.largest[channel] ?? null;
  const name = classOf(sheet, channel) ?? String(channel);
  return (
    <label class={`tile ${sheet.isFlat ? 'is-flat' : ''}`} data-channel={channel}>
      <input type="radio" name="channel" value={channel} checked={isChosen} aria-label={`Channel ${name}, largest value ${readable(largest)}${feed === null ? '' : `, ${feed < 0 ? 'against' : 'for'} the class`}`} onChange={() => chooseChannel(channel)} />
      {!sheet.isFlat && <canvas ref={canvas} aria-hidden="true" />}
      <span class="tile-name" aria-hidden="true">
        <b>{name}</b>
        <span class="soft number">{readable(largest)}</span>
      </span>
      {feed !== null && <FeedBar share={feed} />}
    </label>
  );
}

/** A bar from the middle: to the right for the class, to the left against it. */
export function FeedBar({ share }: { share: number }) {
  const length = 50 * Math.min(1, Math.abs(share));
  return (
    <span class={`feed-bar ${share < 0 ? 'is-against' : ''}`} aria-hidden="true">
      <i style={{ width: `${length}%`, left: `${share < 0 ? 50 - length : 50}%` }} />
    </span>
  );
}
