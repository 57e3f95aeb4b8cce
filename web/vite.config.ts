import { defineConfig } from 'vitest/config';

// The built page is committed, so the names of its files are stable, and the same sources give the same bytes.
export default defineConfig({
  base: './',
  build: {
    outDir: '../serve/src/main/resources/org/vizsla/serve/page',
    emptyOutDir: true,
    target: 'es2022',
    modulePreload: { polyfill: false },
    cssCodeSplit: false,
    assetsInlineLimit: 0,
    rolldownOptions: {
      output: { entryFileNames: 'assets/page.js', chunkFileNames: 'assets/[name].js', assetFileNames: 'assets/page[extname]' },
    },
  },
  server: { proxy: { '/api': process.env['VIZSLA_SERVE'] ?? 'http://127.0.0.1:8311' } },
  test: { include: ['test/**/*.test.{ts,tsx}'] },
});
