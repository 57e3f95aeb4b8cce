// Explains an image with an exported explainer in Node: node explain.mjs EXPLAINER.onnx IMAGE.bin N,C,H,W TARGET OUT
// The image is float32 in little-endian order; the maps are written to the folder OUT in the same form, one file each.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import * as ort from 'onnxruntime-web';

const [explainer, image, shape, target, out] = process.argv.slice(2);
ort.env.wasm.numThreads = 1;
const session = await ort.InferenceSession.create(readFileSync(explainer), { executionProviders: ['wasm'] });
const bytes = readFileSync(image);
const values = new Float32Array(bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength));
const results = await session.run({
  [session.inputNames.find((name) => name !== 'target')]: new ort.Tensor('float32', values, shape.split(',').map(Number)),
  target: new ort.Tensor('int64', BigInt64Array.from([BigInt(target)]), [1]),
});
for (const name of session.outputNames) {
  if (results[name].type === 'float32') {
    writeFileSync(join(out, name + '.bin'), new Uint8Array(results[name].data.buffer, results[name].data.byteOffset, results[name].data.byteLength));
  }
}
