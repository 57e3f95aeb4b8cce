import * as ort from 'onnxruntime-web/wasm';
import { Explainer } from '../../../../reference-tests/web/explainer.mjs';
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
  /** A method of many runs, besides those of one pass; null for these alone. */
  method: string | null;
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

/** How a question is followed. */
export interface Following {
  /** Ends the work. */
  signal: AbortSignal;
  /** Is told the part, 0 to 1, that a method of many runs has done. */
  progress: (part: number) => void;
}

/** Whatever explains pictures, here or in a thread of its own. */
export interface Explaining {
  explain: (question: Question, following: Following) => Promise<Explained>;
}

interface Prepared extends Pick<Explained, 'size' | 'seen' | 'levels'> {
  picture: number;
  values: Float32Array;
}

/** ONNX Runtime that lets others have their turn before each run: otherwise a method of many runs would hear nothing before its end. */
const yielding = {
  Tensor: ort.Tensor,
  InferenceSession: {
    create: async (file: Uint8Array, options: object) => {
      const session = await ort.InferenceSession.create(file, options);
      return {
        run: async (feeds: ort.InferenceSession.FeedsType) => {
          await turn();
          return session.run(feeds);
        },
      };
    },
  },
};

/** A network and its methods, ready to explain pictures, one at a time. */
export class Engine implements Explaining {
  private prepared: Prepared | null = null;

  private constructor(
    private readonly site: Site,
    private readonly explainer: Explainer,
  ) {}

  /**
   * Opens an explainer.
   *
   * @param runtime the WebAssembly module that runs it
   */
  static open(site: Site, explainer: Uint8Array<ArrayBuffer>, runtime: Uint8Array<ArrayBuffer>): Engine {
    checkBrowser();
    ort.env.logLevel = 'error';
    ort.env.wasm.numThreads = 1;
    ort.env.wasm.wasmBinary = runtime.buffer;
    return new Engine(site, new Explainer(explainer, yielding, { executionProviders: ['wasm'] }));
  }

  async explain({ picture, file, target, method }: Question, { signal, progress }: Following): Promise<Explained> {
    const { size, seen, levels, values } = await this.prepare(picture, file);
    signal.throwIfAborted();
    const once = this.site.explainer.outputs.maps.map((map) => map.method);
    const begin = performance.now();
    const { scores, chosen, maps } = await this.explainer.explain(values, method === null ? once : [...once, method], { target, signal, progress: (_, part) => progress(part) });
    return { size, seen, levels, scores, chosen, maps, milliseconds: performance.now() - begin };
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

function turn(): Promise<void> {
  return new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => {
      port1.close();
      resolve();
    };
    port2.postMessage(null);
  });
}
