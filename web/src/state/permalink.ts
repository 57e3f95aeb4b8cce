import type { Preprocessing, Recipe } from '../api/types';
import { FIRST_VIEW, type View } from '../map/view';

export const TABS = ['look', 'compare', 'layers', 'brush', 'report'] as const;
export type Tab = (typeof TABS)[number];

/** What the page's address says: enough to come back to the same view, on a fresh server too if the picture is a drawn scene or an example. */
export interface Permalink {
  tab: Tab;
  network: string | null;
  picture: string | null;
  scene: Recipe | null;
  /** Null for the network's own answer. */
  target: number | null;
  /** The class that it is compared with; null for none. */
  against: number | null;
  method: string | null;
  parameters: Record<string, string>;
  seed: number | null;
  preprocessing: Preprocessing;
  view: View;
  /** What the tabs keep for themselves, as `compare.methods`. */
  more: Record<string, string>;
}

const PREPROCESSING = ['normalization', 'resize', 'interpolation'] as const;
const PARAMETER = 'set.';
const PHOTOGRAPHS: View['photograph'][] = ['colour', 'grey', 'none'];

/** The address's part from `#` on; what is as it is at first is left out. */
export function toHash(link: Permalink): string {
  const words = new URLSearchParams();
  const add = (name: string, value: string | number | null, usual: string | number | null = null): void => {
    if (value !== null && value !== usual) {
      words.append(name, String(value));
    }
  };
  add('network', link.network);
  add('picture', link.picture);
  add('scene', link.scene?.seed === undefined ? null : `${link.scene.seed}${link.scene.species === undefined ? '' : `.${link.scene.species}`}`);
  add('class', link.target);
  add('against', link.against);
  add('method', link.method);
  for (const [name, value] of Object.entries(link.parameters)) {
    add(PARAMETER + name, value);
  }
  add('seed', link.seed);
  for (const name of PREPROCESSING) {
    add(name, link.preprocessing[name] ?? null);
  }
  add('opacity', link.view.opacity, FIRST_VIEW.opacity);
  add('threshold', link.view.threshold, FIRST_VIEW.threshold);
  add('photograph', link.view.photograph, FIRST_VIEW.photograph);
  add('smooth', link.view.smooth ? 'yes' : 'no', FIRST_VIEW.smooth ? 'yes' : 'no');
  add('outline', link.view.outline ? 'yes' : 'no', FIRST_VIEW.outline ? 'yes' : 'no');
  for (const [name, value] of Object.entries(link.more)) {
    add(name, value);
  }
  const text = words.toString();
  return `#${link.tab}${text === '' ? '' : `?${text}`}`;
}

/** What an address says; words that are not understood count as absent. */
export function fromHash(hash: string): Permalink {
  const [tab = '', ...rest] = hash.replace(/^#/, '').split('?');
  const words = new URLSearchParams(rest.join('?'));
  const scene = /^(\d{1,15})(?:\.(\d{1,3}))?$/.exec(words.get('scene') ?? '');
  const preprocessing: Preprocessing = {};
  for (const name of PREPROCESSING) {
    const value = words.get(name);
    if (value !== null) {
      preprocessing[name] = value;
    }
  }
  const photograph = words.get('photograph') as View['photograph'];
  const all = [...words];
  return {
    tab: TABS.find((name) => name === tab) ?? 'look',
    network: words.get('network'),
    picture: words.get('picture'),
    scene: scene === null ? null : { seed: Number(scene[1]), ...(scene[2] === undefined ? {} : { species: Number(scene[2]) }) },
    target: whole(words.get('class')),
    against: whole(words.get('against')),
    method: words.get('method'),
    parameters: Object.fromEntries(all.filter(([name]) => name.startsWith(PARAMETER)).map(([name, value]) => [name.slice(PARAMETER.length), value])),
    seed: whole(words.get('seed')),
    preprocessing,
    view: {
      opacity: share(words.get('opacity'), FIRST_VIEW.opacity),
      threshold: share(words.get('threshold'), FIRST_VIEW.threshold),
      photograph: PHOTOGRAPHS.includes(photograph) ? photograph : FIRST_VIEW.photograph,
      smooth: yes(words.get('smooth'), FIRST_VIEW.smooth),
      outline: yes(words.get('outline'), FIRST_VIEW.outline),
    },
    more: Object.fromEntries(all.filter(([name]) => TABS.some((own) => name.startsWith(`${own}.`)))),
  };
}

/** What is compared. */
const COMPARED = ['across', 'methods', 'classes', 'pictures', 'networks', 'class', 'rival'].map((name) => `compare.${name}`);

/** Whether going from one to the other is a step that Back should undo; how something is looked at is not. */
export function isStep(from: Permalink, to: Permalink): boolean {
  return (
    from.tab !== to.tab ||
    from.network !== to.network ||
    from.picture !== to.picture ||
    from.target !== to.target ||
    from.against !== to.against ||
    from.method !== to.method ||
    COMPARED.some((name) => from.more[name] !== to.more[name])
  );
}

function whole(text: string | null): number | null {
  return text !== null && /^\d{1,15}$/.test(text) ? Number(text) : null;
}

function share(text: string | null, usual: number): number {
  const value = text === null || text === '' ? NaN : Number(text);
  return value >= 0 && value <= 1 ? value : usual;
}

function yes(text: string | null, usual: boolean): boolean {
  return text === 'yes' ? true : text === 'no' ? false : usual;
}
