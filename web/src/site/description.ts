import type { Fit } from './prepare/fit';
import type { Normalization } from './prepare/normalize';

/** What an exported explainer says of itself. */
export interface Explainer {
  model: {
    name: string;
    sha256?: string;
    /** By which scores are divided before they become probabilities; 1 where it is absent. */
    temperature?: number;
    /** The operator that was cut off behind the scores. */
    cut_off?: string;
    answer: Answer;
    /** The class whose score was taken off all others. */
    against?: { index: number; name: string };
  };
  preprocessing: {
    resize: 'stretch' | 'crop';
    frame: [number, number];
    interpolation: string;
    width: number;
    height: number;
    channels: Normalization['channels'];
    white: number;
    mean: number[];
    standard_deviation: number[];
  };
  assumed: string[];
  inputs: { images: { name: string }; target: { name: string } };
  outputs: { scores: { name: string }; chosen: { name: string }; maps: { method: string; name: string; layers?: string[] }[] };
  /** Methods of many runs. */
  loops: { method: string; layers?: string[] }[];
  labels: string[];
}

/** Exclusive classes, labels that can hold together, two sides of one score, or a number. */
export type Answer = 'classes' | 'labels' | 'sides' | 'number';

/** A method in words. */
export interface Method {
  name: string;
  title: string;
  description: string;
  question: string;
  misleads: string;
  paper: string;
}

/** One of the page's files. */
export interface FileLine {
  name: string;
  bytes: number;
}

/** What a page was made for; it stands in the page as JSON. */
export interface Site {
  /** Of Vizsla. */
  version: string;
  explainer: Explainer;
  /** Whether the network's scores are probabilities. */
  yieldsProbabilities: boolean;
  rounding: Fit['rounding'];
  /** How a picture is fitted to the network's input, in words. */
  fitted: string;
  methods: Method[];
  /** Whether all files are inside the page. */
  isSingle: boolean;
  files: { explainer: FileLine; runtime: FileLine; licenses: FileLine };
  examples: (FileLine & { title: string })[];
}

/** Reads what the page was made for. */
export function readSite(): Site {
  return JSON.parse(document.getElementById('site')!.textContent) as Site;
}

export function fitOf({ explainer: { preprocessing }, rounding }: Site): Fit {
  const [height, width] = preprocessing.frame;
  return { keepsProportions: preprocessing.resize === 'crop', frame: { height, width }, interpolation: preprocessing.interpolation, rounding };
}

export function normalizationOf({ explainer: { preprocessing } }: Site): Normalization {
  const { channels, white, mean, standard_deviation: deviation } = preprocessing;
  return { channels, white, mean, deviation };
}
