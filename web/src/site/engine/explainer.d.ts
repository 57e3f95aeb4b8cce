/** The script that runs explainers in any page; it is tested in Node and in a browser of its own. */
declare module '*/web/explainer.mjs' {
  interface Runtime {
    InferenceSession: { create: (file: Uint8Array, options: object) => Promise<{ run: (feeds: never) => Promise<unknown> }> };
    Tensor: unknown;
  }

  interface Choice {
    target: number;
    progress: (method: string, part: number) => void;
    signal: AbortSignal;
  }

  export class Explainer {
    constructor(file: Uint8Array, runtime: Runtime, options: object);
    explain(values: Float32Array, methods: string[], choice: Choice): Promise<{ scores: Float32Array; chosen: number; maps: Record<string, { shape: number[]; values: Float32Array }> }>;
  }
}
