import { createRequire } from 'node:module';
import { dirname, resolve } from 'node:path';
import { defaultClientConditions, defineConfig, normalizePath } from 'vite';
import { viteStaticCopy } from 'vite-plugin-static-copy';
import { examplesPort } from './tests/server.ts';

const here = import.meta.dirname;
const wasm = dirname(createRequire(import.meta.url).resolve('@tensorflow/tfjs-backend-wasm'));

export default defineConfig({
  // A missing model is a 404 and not the index page.
  appType: 'mpa',
  // Our packages resolve to their sources: a change is seen at once, without `tsc -b`.
  resolve: { conditions: ['@tantiya/source', ...defaultClientConditions] },
  build: {
    target: 'es2022',
    // Files stay files: a Content-Security-Policy of 'self' allows no data: URLs.
    assetsInlineLimit: 0,
    rolldownOptions: {
      input: ['index.html', 'job-form/index.html', 'profile-page/index.html'].map((page) =>
        resolve(here, page),
      ),
    },
  },
  preview: { port: examplesPort, strictPort: true },
  plugins: [
    viteStaticCopy({
      targets: [
        { src: normalizePath(resolve(here, '../trained-models')), dest: '.' },
        // The wasm engine looks for these in its `paths`.
        { src: normalizePath(`${wasm}/*.wasm`), dest: 'tfjs-wasm' },
      ],
    }),
  ],
});
