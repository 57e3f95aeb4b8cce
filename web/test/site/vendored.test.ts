import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { expect, it } from 'vitest';

const SITE = new URL('../../../report/src/main/resources/org/vizsla/report/export/site/', import.meta.url);
const packaged = (path: string): Buffer => readFileSync(new URL(`../../node_modules/${path}`, import.meta.url));

it('the committed module of ONNX Runtime is that of the package in the lock file: otherwise run npm run vendor', () => {
  const module = gunzipSync(readFileSync(new URL('runtime.wasm.gz', SITE)));
  expect(module.equals(packaged('onnxruntime-web/dist/ort-wasm-simd-threaded.wasm'))).toBe(true);
  const { version } = JSON.parse(packaged('onnxruntime-web/package.json').toString()) as { version: string };
  const digest = createHash('sha256').update(module).digest('hex');
  expect(readFileSync(new URL('runtime.sha256', SITE), 'utf8')).toBe(`${digest}  onnxruntime-web/dist/ort-wasm-simd-threaded.wasm ${version}\n`);
});

it.each(['preact', '@preact/signals', '@preact/signals-core'])('the page names the license of %s', (name) => {
  const licenses = readFileSync(new URL('licenses.txt', SITE), 'utf8');
  const { version } = JSON.parse(packaged(`${name}/package.json`).toString()) as { version: string };
  expect(licenses).toContain(`${name} ${version}`);
  expect(licenses).toContain(packaged(`${name}/LICENSE`).toString().trim());
});
