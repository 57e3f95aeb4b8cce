// What travels between the page and the server, as JSON. Sizes are (height, width).

/** A drawn scene: the same species and seed give the same picture. */
export interface Scene {
  species?: number;
  name?: string;
  seed: number;
}

/** What a scene is drawn from; a missing seed is drawn by lot, and the species follows from the seed. */
export interface Recipe {
  species?: number;
  seed?: number;
}

export interface Picture {
  id: string;
  name: string;
  height: number;
  width: number;
  scene: Scene | null;
}

/** A network that can be chosen: open already, or opened when it is asked for. */
export interface NetworkLine {
  id: string;
  name: string;
  state: 'open' | 'cached' | 'file';
  origin: 'embedded' | 'cached' | 'given' | 'uploaded';
}

/** How a picture becomes the network's input; what is absent is as the network has it. */
export interface Preprocessing {
  normalization?: string;
  resize?: string;
  interpolation?: string;
}

export interface KnownPreprocessing extends Required<Preprocessing> {
  text: string;
}

/** Something that the network's file does not say; value and reason are empty where the words have them already. */
export interface Assumption {
  what: string;
  value: string;
  why: string;
}

/** A layer's output, `[C, h, w]`. */
export interface Layer {
  name: string;
  operator: string;
  /** The functions that follow the operator. */
  after: string[];
  shape: number[];
  /** The channels of which an atlas has a picture. */
  features?: number[];
}

export interface Network {
  id: string;
  name: string;
  labels: string[];
  /** Exclusive classes, labels that can hold together, two sides of one score, or a number. */
  answer: 'classes' | 'labels' | 'sides' | 'number';
  /** Whether a class can be explained against another. */
  rivals: boolean;
  input: { channels: number; height: number; width: number };
  preprocessing: KnownPreprocessing;
  assumed: Assumption[];
  presets: { normalizations: string[]; resizes: string[]; interpolations: string[] };
  layers: Layer[];
  /** The layer that methods of layers take by themselves. */
  automatic: string | null;
  parameters: number;
  notes: string[];
}

export interface Parameter {
  name: string;
  default: string | number | boolean;
  takes: string;
  meaning: string;
}

export interface Method {
  name: string;
  title: string;
  family: string;
  familyTitle: string;
  cost: 'fast' | 'seconds' | 'minutes';
  passes: number;
  description: string;
  question: string;
  misleads: string;
  paper: string;
  parameters: Parameter[];
}

export interface Family {
  name: string;
  title: string;
  about: string;
}

export interface Start {
  version: string;
  instance: string;
  limits: { pictureBytes: number; networkBytes: number };
  networks: NetworkLine[];
  methods: Method[];
  families: Family[];
  examples: Picture[];
  first: { network: string; picture: string; target: number; method: string };
}

export interface ClassScore {
  index: number;
  name: string;
  wnid?: string | null;
  score: number;
  probability: number | null;
}

/** A part of a picture in its pixels; it may reach outside. */
export interface Rectangle {
  top: number;
  left: number;
  height: number;
  width: number;
}

/** A region, one bit per pixel, row by row, most significant bit first. */
export interface Bits {
  height: number;
  width: number;
  bits: string;
}

export interface Answer {
  ranking: ClassScore[];
  scores: number[];
  /** Null where the network has none. */
  probabilities: number[] | null;
  /** The part of the picture that the network sees; null where it is the whole, and not known better. */
  seen: Rectangle | null;
  truth: Bits | null;
  notes: string[];
  milliseconds: number;
}

/** A network and what it is shown. */
export interface Case {
  network: string;
  picture: string;
  preprocessing?: Preprocessing;
}

/** What is to be explained, and by which method. */
export interface Ask extends Case {
  target: number | 'top1';
  against?: number;
  method: string;
  parameters?: Record<string, string>;
  seed?: number;
  /** Nobody waits for it yet. */
  ahead?: true;
}

export type Fill = 'grey' | 'blur' | 'mean' | 'around';

export interface BrushAsk extends Case {
  fill: Fill;
  mask: Bits;
}

/** What the network says of the covered picture, of all classes. */
export type Brushed = Pick<Answer, 'ranking' | 'scores' | 'probabilities' | 'milliseconds'>;

export interface UnitAsk extends Case {
  layer: string;
  channel: number;
  y: number;
  x: number;
}

/** What one unit computes, and from what. */
export interface Unit {
  layer: string;
  channel: number;
  y: number;
  x: number;
  /** Null where it is not finite, as the sums of its terms. */
  value: number | null;
  operator: string;
  field: Rectangle;
  /** The functions that follow the sum. */
  after: string[];
  /** Null where the operator has no such arithmetic. */
  terms: UnitTerms | null;
  words: string;
}

/** What a unit's value is added up from: `sum = sum(patch kernel) + rest + bias`; of a pool, the largest value of the patch, or its average. */
export interface UnitTerms {
  /** The layer that is read. */
  input: string;
  /** Of patch and kernel, `[C, h, w]`. */
  shape: [number, number, number];
  /** Null where a pool looks beyond the border. */
  patch: (number | null)[];
  /** Null of a pool. */
  kernel: number[] | null;
  /** The input's channels that the patch's planes are. */
  channels: number[];
  top: number;
  left: number;
  /** The dilation. */
  down: number;
  along: number;
  /** What the channels add that are not listed. */
  rest: number | null;
  bias: number | null;
  sum: number | null;
}

export interface Command {
  command: string;
}

/** How values become colours: signed scales have zero in the middle. */
export interface Range {
  signed: boolean;
  low: number;
  high: number;
}

export interface Check {
  name: string;
  passed: boolean;
  words: string;
  /** The setting that mends it. */
  set: Record<string, string> | null;
}

export interface MapFigure {
  name: string;
  title: string;
  value: number;
  text: string;
}

export interface MapHeader {
  method: string;
  title: string;
  target: ClassScore;
  against: { index: number; name: string } | null;
  /** `[h, w]`; null where the values are no places. */
  shape: [number, number] | null;
  bars?: [string, number][];
  scale: number;
  question: string;
  signs: { positive: string; negative: string };
  /** Absent where the values are no places. */
  range: Range;
  /** The range of the lightly smoothed map, for maps of pixels. */
  smooth: Range | null;
  state: string;
  /** Why there is nothing to see. */
  notice: string | null;
  /** The setting that would show something. */
  set: Record<string, string> | null;
  layers: string[];
  parameters: Record<string, string>;
  checks: Check[];
  notes: string[];
  figures: MapFigure[];
  seconds: number;
  seed: number | null;
}

export interface ActivationsAsk extends Case {
  layer: string;
  target?: number;
}

export interface ActivationsHeader {
  layer: string;
  shape: [number, number, number];
  scale: number;
  order: number[];
  largest: (number | null)[];
  feeds: (number | null)[] | null;
  field: { height: number; width: number };
}

export interface SegmentsAsk extends Case {
  segments?: number;
}

export interface SegmentsHeader {
  shape: [number, number];
  count: number;
}

export interface DeletionAsk extends Ask {
  fill: Fill;
  steps: number;
}

export interface DeletionPoint {
  fraction: number;
  map: number;
  random: number;
  /** What is deleted at this point; while it is computed. */
  deleted?: { map: Bits; random: Bits };
}

export interface DeletionHeader {
  curve: DeletionPoint[];
  areas: { map: number; random: number };
}

/** How far a streamed request is; also sent as a sign of life. */
export interface Progress {
  /** Busy is a server that has refused for now; the page asks it again. */
  state: 'busy' | 'waiting' | 'running';
  ahead: number;
  part: number;
  point?: DeletionPoint;
}

/** A refusal's body. */
export interface Refusal {
  error: string;
  kind: 'refused' | 'gone' | 'busy' | 'failed';
  remedy?: string;
  set?: Record<string, string>;
}
