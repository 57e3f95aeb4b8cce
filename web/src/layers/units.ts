import { computed, effect, signal } from '@preact/signals';
import type { Failure } from '../api/failure';
import type { Unit, UnitAsk } from '../api/types';
import { recordWhenShown, UNIT } from '../measures';
import { asked, tab } from '../state/choice';
import { Latest } from '../state/latest';
import { Recent } from '../state/recent';
import { client } from '../state/serve';
import { channel, pointed, sheet } from './choice';

const MOST = 256;

/** The unit that is looked at: the one that is pointed at, else its channel's strongest. */
export const place = computed<{ y: number; x: number } | null>(() => {
  const now = sheet.value;
  if (now === null || channel.value === null) {
    return null;
  }
  const at = pointed.value;
  return at !== null && at.y < now.height && at.x < now.width ? at : now.strongest(channel.value);
});

/** What the unit computes, as last heard. */
export const unit = signal<Unit | null>(null);
export const unitFailure = signal<Failure | null>(null);

const recent = new Recent<Unit>(MOST);
const latest = new Latest<{ asked: UnitAsk; since: number }, Unit>(
  ({ asked: question }, signal) => {
    const key = JSON.stringify(question);
    const known = recent.get(key) ?? client.unit(question, { signal });
    recent.put(key, known);
    return known;
  },
  (heard, { since }) => {
    unit.value = heard;
    unitFailure.value = null;
    recordWhenShown(UNIT, since);
  },
  (failure) => (unitFailure.value = failure),
);

const question = computed<UnitAsk | null>(() =>
  tab.value === 'layers' && asked.value !== null && sheet.value !== null && channel.value !== null && place.value !== null
    ? { ...asked.value, layer: sheet.value.header.layer, channel: channel.value, ...place.value }
    : null,
);

effect(() => {
  if (question.value === null) {
    latest.drop();
    unit.value = null;
  } else {
    latest.ask({ asked: question.value, since: performance.now() });
  }
});
