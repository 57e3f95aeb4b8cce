// Explains an image with an exported explainer in Node: node explain.mjs EXPLAINER.onnx IMAGE.bin TARGET SEED OUT
// The image is float32 in little-endian order, preprocessed; the maps are written to the folder OUT in the same form, one file each.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import * as ort from 'onnxruntime-web';
import { Explainer } from './explainer.mjs';

const [file, image, target, seed, out] = process.argv.slice(2);
ort.env.wasm.numThreads = 1;
const explainer = new Explainer(readFileSync(file), ort, { executionProviders: ['wasm'] });
const values = new Float32Array(Uint8Array.from(readFileSync(image)).buffer);
const { maps } = await explainer.explain(values, explainer.methods, { target: Number(target), seed: BigInt(seed), atOnce: 3 });
for (const [method, map] of Object.entries(maps)) {
  writeFileSync(join(out, method + '.bin'), new Uint8Array(map.values.buffer, map.values.byteOffset, map.values.byteLength));
}
