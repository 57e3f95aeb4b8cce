import { batch, computed, effect, signal } from '@preact/signals';
import { isAbort, type Failure } from '../api/failure';
import type { ClassScore } from '../api/types';
import { drawnPlane } from '../map/shown';
import { FIRST_VIEW, type View } from '../map/view';
import { readSite } from './description';
import type { Explained, Explaining, Question } from './engine/engine';
import { openEngine } from './engine/remote';
import { checkBrowser, inWords } from './failure';
import { fetched, inlined, type Progress } from './files';
import { probabilitiesOf } from './probabilities';
import { signsOf, questionOf, type Target } from './question';
import { isSpatial, noticeOf, shownMap } from './shownMap';

const TOP = -1;
const RANKED = 5;

/** A picture that is shown. */
export interface Picture {
  number: number;
  name: string;
  file: Blob;
  /** Where the page finds it. */
  address: string;
}

export const site = readSite();
const { explainer } = site;
const load = site.isSingle ? inlined : fetched;

/** How far the network has been loaded, 0 to 1; null when it is ready. */
export const loaded = signal<number | null>(0);
/** Why the page cannot work. */
export const broken = signal<Failure | null>(null);
/** Why a picture was refused. */
export const refusal = signal<Failure | null>(null);
export const examples = signal<Picture[]>([]);
export const picture = signal<Picture | null>(null);
export const method = signal(site.methods[0]!.name);
export const view = signal<View>(FIRST_VIEW);
/** The question that was asked last, of one pass. */
const asked = signal<Question | null>(null);
/** The last one that was answered. */
const answered = signal<{ question: Question; explained: Explained } | null>(null);
/** A method of many runs that is being computed, with the part that is done. */
export const running = signal<{ method: string; part: number } | null>(null);
/** Whether somebody cancelled it. */
export const isCancelled = signal(false);

/** What is known of the picture that is shown; null until the network has answered. */
export const explained = computed<Explained | null>(() => (answered.value?.question.picture === picture.value?.number ? (answered.value?.explained ?? null) : null));
/** Whether an answer is awaited. */
export const isWaiting = computed(() => asked.value !== null && asked.value !== answered.value?.question && refusal.value === null);

const probabilities = computed(() => (explained.value === null ? null : probabilitiesOf(site, explained.value.scores)));

/** The most probable classes, the most probable first. */
export const ranking = computed<ClassScore[]>(() => {
  const all = explainer.labels.map((_, index) => index);
  const { value: shares } = probabilities;
  const order = shares === null ? all : all.sort((a, b) => shares[b]! - shares[a]!);
  return explained.value === null ? [] : order.slice(0, RANKED).map(scoreOf);
});

/** The class that is asked about, which the map on the screen may not be of yet. */
export const chosen = computed<number | null>(() => {
  const wanted = asked.value?.picture === picture.value?.number ? (asked.value?.target ?? TOP) : TOP;
  return wanted === TOP ? (explained.value?.chosen ?? null) : wanted;
});

/** The class that the map on the screen is of. */
const target = computed<Target | null>(() => {
  const index = explained.value?.chosen;
  if (index === undefined) {
    return null;
  }
  const { answer } = explainer.model;
  const isAnswer = answer === 'labels' ? probabilities.value![index]! >= 0.5 : answer !== 'number' && ranking.value[0]!.index === index;
  return { index, name: explainer.labels[index]!, isAnswer };
});

export const question = computed(() => (target.value === null ? null : questionOf(explainer, target.value)));
export const signs = computed(() => (target.value === null ? null : signsOf(explainer, target.value)));

/** The chosen method's map as it is. */
export const map = computed(() => explained.value?.maps[method.value] ?? null);
export const notice = computed(() => (map.value === null ? null : noticeOf(map.value)));
/** The same as it can be drawn; null where its values are no places, or all the same. */
export const shown = computed(() => (map.value === null || notice.value !== null || !isSpatial(map.value) ? null : shownMap(map.value, explainer.preprocessing)));
export const drawn = computed(() => (shown.value === null ? null : drawnPlane(shown.value, view.value.smooth)));

export function scoreOf(index: number): ClassScore {
  const score = explained.value!.scores[index]!;
  const isLowered = explainer.model.answer === 'number' && index === 1;
  return { index, name: explainer.labels[index]!, score: isLowered ? -score : score, probability: probabilities.value?.[index] ?? null };
}

let engine: Explaining | null = null;
/** What the engine works on. */
let work = new AbortController();
/** The last picture that was explained. */
let before: Picture | null = null;

/** Asks the engine one question; whatever it works on is given up for it. */
function run(wanted: Question, hear: (result: Explained) => void): void {
  work.abort();
  const own = (work = new AbortController());
  const progress = (part: number): void => {
    if (own === work && wanted.method !== null) {
      running.value = { method: wanted.method, part };
    }
  };
  running.value = wanted.method === null ? null : { method: wanted.method, part: 0 };
  engine!.explain(wanted, { signal: own.signal, progress }).then(
    (result) => {
      if (own === work) {
        batch(() => {
          running.value = null;
          hear(result);
        });
      }
    },
    (thrown: unknown) => {
      if (own === work && !isAbort(thrown)) {
        batch(() => {
          running.value = null;
          fail(inWords(thrown));
        });
      }
    },
  );
}

function fail(failure: Failure): void {
  refusal.value = failure;
  if (failure.kind === 'refused') {
    picture.value = before;
    asked.value = answered.value?.question ?? null;
  }
}

/** Runs all methods of one pass. */
function runOnce(wanted: Question): void {
  run(wanted, (result) => {
    if (before !== picture.value) {
      forget(before);
      before = picture.value;
    }
    answered.value = { question: wanted, explained: result };
  });
}

/** Runs the chosen method for the class on the screen, if it is one of many runs and has not run. */
export function runMany(): void {
  const { question: wanted, explained: known } = answered.value!;
  isCancelled.value = false;
  run({ ...wanted, target: known.chosen, method: method.value }, ({ maps }) => {
    answered.value = { question: wanted, explained: { ...known, maps: { ...known.maps, ...maps } } };
  });
}

/** Gives up what is being computed. */
export function cancel(): void {
  work.abort();
  batch(() => {
    running.value = null;
    isCancelled.value = true;
  });
}

effect(() => {
  const isMissing = explained.value !== null && explained.value.maps[method.value] === undefined;
  if (isMissing && !isWaiting.value && running.peek()?.method !== method.value) {
    runMany();
  }
});

function forget(old: Picture | null): void {
  if (old !== null && !examples.value.includes(old)) {
    URL.revokeObjectURL(old.address);
  }
}

function ask(target: number): void {
  const { number, file } = picture.value!;
  const wanted = { picture: number, file, target, method: null };
  batch(() => {
    refusal.value = null;
    isCancelled.value = false;
    asked.value = wanted;
  });
  if (engine !== null) {
    runOnce(wanted);
  }
}

/** Explains another class. */
export function choose(index: number): void {
  ask(index);
}

let pictures = 0;

function pictureOf(file: Blob, name: string): Picture {
  return { number: ++pictures, name, file, address: URL.createObjectURL(file) };
}

/** Explains another picture. */
export function show(file: Blob, name: string): void {
  showPicture(pictureOf(file, name));
}

export function showPicture(next: Picture): void {
  const last = picture.value;
  batch(() => {
    picture.value = next;
    ask(TOP);
  });
  if (last !== before) {
    forget(last);
  }
}

/** Loads all that the page needs, and explains the first example. */
export async function start(script: HTMLScriptElement): Promise<void> {
  try {
    checkBrowser();
    await loadExamples();
    const { explainer: network, runtime } = site.files;
    const parts = [0, 0];
    const progress =
      (part: number): Progress =>
      (bytes) => {
        parts[part] = bytes;
        loaded.value = (parts[0]! + parts[1]!) / (network.bytes + runtime.bytes);
      };
    const [graph, module] = await Promise.all([load(network, progress(0)), load(runtime, progress(1))]);
    engine = await openEngine(site, script, graph, module);
    loaded.value = null;
    if (asked.value !== null) {
      runOnce(asked.value);
    }
  } catch (thrown) {
    broken.value = inWords(thrown);
  }
}

async function loadExamples(): Promise<void> {
  const files = await Promise.all(site.examples.map(async (line) => pictureOf(new Blob([await load(line)], { type: typeOf(line.name) }), line.title)));
  examples.value = files;
  if (files[0] !== undefined && picture.value === null) {
    showPicture(files[0]);
  }
}

function typeOf(name: string): string {
  return name.endsWith('.png') ? 'image/png' : 'image/jpeg';
}

let licenseText: Promise<string> | null = null;

/** The licenses of the page's parts. */
export function licenses(): Promise<string> {
  licenseText ??= load(site.files.licenses).then((bytes) => new TextDecoder().decode(bytes));
  return licenseText;
}
