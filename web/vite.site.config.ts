import { defineConfig, type Plugin } from 'vite';

// The page of `vizsla export --page`: one classic script and one style, which are put into a page of one file as they are, or lie beside it.

/** A classic script has no place of its own from which it could load more files, and needs none: it is given what ONNX Runtime would load. */
const placeless: Plugin = {
  name: 'placeless',
  enforce: 'pre',
  transform: (code, id) => (id.includes('onnxruntime-web') ? code.replaceAll('import.meta.url', 'undefined') : null),
};

export default defineConfig({
  plugins: [placeless],
  build: {
    outDir: '../report/src/main/resources/org/vizsla/report/export/site',
    emptyOutDir: false,
    copyPublicDir: false,
    target: 'es2022',
    lib: { entry: 'src/site/main.ts', formats: ['iife'], name: 'vizsla', fileName: () => 'site.js', cssFileName: 'site' },
  },
});
