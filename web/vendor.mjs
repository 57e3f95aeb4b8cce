// Takes ONNX Runtime's WebAssembly module from the package that the lock file names, and the licenses of all that the page of `vizsla export --page` is made of: node vendor.mjs
import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';

const HERE = new URL('./', import.meta.url);
const SITE = new URL('../report/src/main/resources/org/vizsla/report/export/site/', HERE);
const MODULE = 'onnxruntime-web/dist/ort-wasm-simd-threaded.wasm';

const packaged = (path) => readFileSync(new URL(`node_modules/${path}`, HERE));
const versionOf = (name) => JSON.parse(packaged(`${name}/package.json`)).version;

const module = packaged(MODULE);
writeFileSync(new URL('runtime.wasm.gz', SITE), gzipSync(module, { level: 9, memLevel: 9 }));
writeFileSync(new URL('runtime.sha256', SITE), `${createHash('sha256').update(module).digest('hex')}  ${MODULE} ${versionOf('onnxruntime-web')}\n`);

const parts = [
  ['Vizsla', readFileSync(new URL('../LICENSE', HERE))],
  [`ONNX Runtime Web ${versionOf('onnxruntime-web')}`, readFileSync(new URL('../distribution/licenses/onnxruntime/LICENSE', HERE))],
  ...['preact', '@preact/signals', '@preact/signals-core'].map((name) => [`${name} ${versionOf(name)}`, packaged(`${name}/LICENSE`)]),
];
const texts = parts.map(([name, license]) => `${name}\n${'-'.repeat(name.length)}\n${license.toString().trim()}\n`);
writeFileSync(new URL('licenses.txt', SITE), `This page is made of the parts below, each under its own license. Notices of what ONNX Runtime is made of follow.\n\n${texts.join('\n\n')}`);
