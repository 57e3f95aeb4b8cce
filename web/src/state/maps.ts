import { computed, effect, signal } from '@preact/signals';
import type { Options } from '../api/client';
import type { Ask, MapHeader } from '../api/types';
import { drawnPlane, shownMap, type ShownMap } from '../map/shown';
import { Ahead } from './ahead';
import { answer, answerTo } from './answers';
import { ask, caseOf, tab, view } from './choice';
import { networkOf } from './networks';
import { Recent } from './recent';
import { resource } from './resource';
import { client } from './serve';

/** A map and what is said of it; without planes where its values are no places. */
export interface MapAnswer {
  header: MapHeader;
  shown: ShownMap | null;
}

const MOST = 64;
const recent = new Recent<MapAnswer>(MOST);

/** Maps that take longer are not worth asking for ahead. */
const SECONDS = 0.15;
const LIKELY = 5;
const ahead = new Ahead<MapAnswer>();

/** A map; one that was asked for lately is there at once. */
export function mapOf(asked: Ask, options: Options = {}): Promise<MapAnswer> {
  const key = JSON.stringify(asked);
  const known = recent.get(key);
  if (known !== undefined) {
    return known;
  }
  const coming = ahead.get(key);
  if (coming !== undefined) {
    return coming.catch(() => mapOf(asked, options));
  }
  // Opened beside it, for the size of its input.
  const opening = networkOf(asked.network);
  opening.catch(() => undefined);
  const made = client.map(asked, options).then(async (result) => {
    const found = { header: result.header, shown: shownMap(result, (await opening).input) };
    const { target } = result.header;
    if (asked.target === 'top1') {
      recent.put(JSON.stringify({ ...asked, target: target.index }), Promise.resolve(found));
    }
    return found;
  });
  return made.then((found) => {
    recent.put(key, Promise.resolve(found));
    return found;
  });
}

/** The map that Look shows. The answer comes first, for which somebody waits too. */
export const map = resource(
  () => (tab.value === 'look' ? ask.value : null),
  async (question, options) => {
    await answerTo(caseOf(question.picture));
    options.signal?.throwIfAborted();
    return mapOf(question, options);
  },
);

/** The map of what is asked now; null while it is awaited. */
export const mapNow = computed(() => {
  const { question, answered, answer: last } = map.state.value;
  return answered === question ? last : null;
});

/** The last map of this picture and network, so that another class or method replaces it without a gap. */
export const mapShown = computed(() => {
  const { answered, answer: last } = map.state.value;
  const now = ask.value;
  return answered !== null && now !== null && answered.picture === now.picture && answered.network === now.network ? last : null;
});

/** A wait that nobody notices, in milliseconds. */
const UNNOTICED = 300;
const isWaiting = computed(() => map.state.value.isWaiting);
let noticed: ReturnType<typeof setTimeout> | undefined;

/** Whether the map of what is asked now is awaited for long enough to say so. */
export const isLate = signal(false);

effect(() => {
  clearTimeout(noticed);
  if (isWaiting.value) {
    noticed = setTimeout(() => (isLate.value = true), UNNOTICED);
  } else {
    isLate.value = false;
  }
});

const isSmooth = computed(() => view.value.smooth);

/** What is drawn of it; the same object while only its colours change. */
export const drawn = computed(() => {
  const shown = mapShown.value?.shown ?? null;
  return shown === null || mapShown.value?.header.notice != null ? null : drawnPlane(shown, isSmooth.value);
});

export const seen = computed(() => answer.value?.seen ?? null);

/** The question whose map is shown; null while one is awaited, or where maps take too long to be asked for ahead. */
const mayAskAhead = computed(() => {
  const { question, answered, answer: last } = map.state.value;
  return last !== null && question !== null && answered === question && last.header.seconds <= SECONDS ? { question, header: last.header } : null;
});

/** While nobody waits, the maps of the other likely classes are asked for. */
effect(() => {
  const now = mayAskAhead.value;
  const ranking = answer.value?.ranking ?? [];
  if (now === null || document.hidden) {
    ahead.stop();
    return;
  }
  const { target, against } = now.header;
  askAhead(
    now.question,
    ranking.slice(0, LIKELY).map(({ index }) => index).filter((index) => index !== target.index && index !== against?.index),
  );
});

/** Asks for the map of a class that is about to be chosen. */
export function expectTarget(target: number): void {
  const now = mayAskAhead.value;
  if (now !== null && target !== now.header.target.index && target !== now.header.against?.index) {
    askAhead(now.question, [target]);
  }
}

function askAhead(question: Ask, targets: number[]): void {
  void ahead.begin(
    targets.map((target) => {
      const asked = { ...question, target };
      return { key: JSON.stringify(asked), ask: () => mapOf(asked, { isAhead: true }) };
    }),
  );
}
