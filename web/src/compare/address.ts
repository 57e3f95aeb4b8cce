import type { Recipe } from '../api/types';
import { ACROSS, ORDERS, type Comparison, type PictureReference, type Row } from './comparison';

const PREFIX = 'compare.';
/** A list that somebody emptied. */
const EMPTY = '~';

/** What the address says, in its words that begin with `compare.`; words that are not understood count as absent. */
export function fromAddress(words: Record<string, string>): Comparison {
  const word = (name: string): string | undefined => words[PREFIX + name];
  return {
    across: ACROSS.find((each) => each === word('across')) ?? 'classes',
    rows: list(word('methods'), rowOf),
    classes: list(word('classes'), wholeOf),
    pictures: list(word('pictures'), pictureOf),
    networks: list(word('networks'), unescaped),
    explained: word('class') === 'own' ? 'own' : wholeOf(word('class') ?? ''),
    rival: wholeOf(word('rival') ?? ''),
    scale: word('scale') === 'shared' ? 'shared' : 'own',
    order: ORDERS.find((each) => each === word('order')) ?? 'chosen',
  };
}

/** The address's words after a comparison is chosen; those of other screens stay. */
export function toAddress(comparison: Comparison, words: Record<string, string>): Record<string, string> {
  const { across, rows, classes, pictures, networks, explained, rival, scale, order } = comparison;
  const own: [string, string | null][] = [
    ['across', across === 'classes' ? null : across],
    ['methods', text(rows, rowText)],
    ['classes', text(classes, String)],
    ['pictures', text(pictures, pictureText)],
    ['networks', text(networks, escaped)],
    ['class', explained === null ? null : String(explained)],
    ['rival', rival === null ? null : String(rival)],
    ['scale', scale === 'own' ? null : scale],
    ['order', order === 'chosen' ? null : order],
  ];
  const others = Object.entries(words).filter(([name]) => !name.startsWith(PREFIX));
  return Object.fromEntries([...others, ...own.flatMap(([name, value]) => (value === null ? [] : [[PREFIX + name, value]]))]);
}

function text<T>(items: T[] | null, write: (item: T) => string): string | null {
  return items === null ? null : items.length === 0 ? EMPTY : items.map(write).join(',');
}

/** The items of a list, each once; null where there is no list, or nothing in it that is understood. */
function list<T>(words: string | undefined, read: (text: string) => T | null): T[] | null {
  if (words === EMPTY) {
    return [];
  }
  const items = [...new Set((words ?? '').split(','))].map((word) => (word === '' ? null : read(word))).filter((item) => item !== null);
  return items.length === 0 ? null : items;
}

/** `integrated_gradients~steps:300` */
function rowText({ method, settings }: Row): string {
  return [method, ...Object.entries(settings).map((setting) => setting.map(escaped).join(':'))].join('~');
}

function rowOf(words: string): Row | null {
  const [method = '', ...settings] = words.split('~');
  const pairs = settings.map((setting) => setting.split(':').map(unescaped));
  return method === '' || pairs.some((pair) => pair.length !== 2 || pair.includes(null)) ? null : { method, settings: Object.fromEntries(pairs as [string, string][]) };
}

/** The id; for scenes also the seed and the species: `0123456789abcdef.10.3` */
function pictureText({ id, scene }: PictureReference): string {
  return [id, scene?.seed, scene?.species].filter((part) => part !== undefined).join('.');
}

function pictureOf(words: string): PictureReference | null {
  const [, id, seed, species] = /^([0-9a-f]{16})(?:\.(\d{1,15})(?:\.(\d{1,3}))?)?$/.exec(words) ?? [];
  if (id === undefined) {
    return null;
  }
  const scene: Recipe | null = seed === undefined ? null : { seed: Number(seed), ...(species === undefined ? {} : { species: Number(species) }) };
  return { id, scene };
}

function wholeOf(words: string): number | null {
  return /^\d{1,9}$/.test(words) ? Number(words) : null;
}

function escaped(words: string): string {
  return encodeURIComponent(words).replace(/~/g, '%7E');
}

function unescaped(words: string): string | null {
  try {
    return decodeURIComponent(words);
  } catch {
    return null;
  }
}
