import * as ort from 'onnxruntime-web/wasm';
import type { Rectangle } from '../../api/types';
import { fitOf, normalizationOf, type Site } from '../description';
import { checkBrowser } from '../failure';
import { decoded } from '../prepare/decode';
import { fitted, seenPart } from '../prepare/fit';
import type { Levels } from '../prepare/levels';
import { normalized } from '../prepare/normalize';

/** What is to be explained. */
export interface Question {
  /** The picture's number, which tells it from others. */
  picture: number;
  file: Blob;
  /** The class, from 0, or -1 for the network's own answer. */
  target: number;
}

/** Whatever explains pictures, here or in a thread of its own. */
export interface Explaining {
  explain: (question: Question) => Promise<Explained>;
}

/** A tensor of the explainer. */
export interface Values {
  shape: readonly number[];
  values: Float32Array;
}

export interface Explained {
  /** The picture's size. */
  size: { height: number; width: number };
  /** The part of the picture that the network sees. */
  seen: Rectangle;
  /** The picture as the network sees it, before normalization. */
  levels: Levels;
  scores: Float32Array;
  /** The class that was explained. */
  chosen: number;
  /** By the method's name. */
  maps: Record<string, Values>;
  /** What the network and the methods took. */
  milliseconds: number;
}

interface Prepared extends Pick<Explained, 'size' | 'seen' | 'levels'> {
  picture: number;
  values: Float32Array;
}

/** A network and its methods, ready to explain pictures. */
export class Engine implements Explaining {
  private prepared: Prepared | null = null;

  private constructor(
    private readonly site: Site,
    private readonly session: ort.InferenceSession,
  ) {}

  /**
   * Opens an explainer.
   *
   * @param runtime the WebAssembly module that runs it
   */
  static async open(site: Site, explainer: Uint8Array<ArrayBuffer>, runtime: Uint8Array<ArrayBuffer>): Promise<Engine> {
    checkBrowser();
    ort.env.logLevel = 'error';
    ort.env.wasm.numThreads = 1;
    ort.env.wasm.wasmBinary = runtime.buffer;
    return new Engine(site, await ort.InferenceSession.create(explainer, { executionProviders: ['wasm'] }));
  }

  async explain({ picture, file, target }: Question): Promise<Explained> {
    const { size, seen, levels, values } = await this.prepare(picture, file);
    const { inputs, outputs, preprocessing } = this.site.explainer;
    const begin = performance.now();
    const results = await this.session.run({
      [inputs.images.name]: new ort.Tensor('float32', values, [1, preprocessing.mean.length, preprocessing.height, preprocessing.width]),
      [inputs.target.name]: new ort.Tensor('int64', BigInt64Array.of(BigInt(target)), [1]),
    });
    const milliseconds = performance.now() - begin;
    const maps = Object.fromEntries(outputs.maps.map(({ method, name }) => [method, { shape: results[name]!.dims, values: results[name]!.data as Float32Array }]));
    const scores = results[outputs.scores.name]!.data as Float32Array;
    const chosen = Number((results[outputs.chosen.name]!.data as BigInt64Array)[0]);
    return { size, seen, levels, scores, chosen, maps, milliseconds };
  }

  /** A picture as the network's input; the last one is kept, since several classes are explained for it. */
  private async prepare(picture: number, file: Blob): Promise<Prepared> {
    if (this.prepared?.picture !== picture) {
      const pixels = await decoded(file);
      const { height, width } = pixels;
      const fit = fitOf(this.site);
      const input = this.site.explainer.preprocessing;
      const levels = fitted(pixels, fit, { height: input.height, width: input.width });
      const seen = seenPart(pixels, fit, input);
      this.prepared = { picture, size: { height, width }, seen, levels, values: normalized(levels, normalizationOf(this.site)) };
    }
    return this.prepared;
  }
}
