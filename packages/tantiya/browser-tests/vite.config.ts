import { createRequire } from 'node:module';
import { dirname, resolve } from 'node:path';
import { defaultClientConditions, defineConfig } from 'vite';
import { viteStaticCopy } from 'vite-plugin-static-copy';
import { browserTestsPort } from './server.ts';

const folderOf = (module: string) => dirname(createRequire(import.meta.url).resolve(module));
const stockTfjs = folderOf('@tensorflow/tfjs');
const wasm = folderOf('@tensorflow/tfjs-backend-wasm');

export default defineConfig({
  // Our packages resolve to their sources: a change is seen at once, without `tsc -b`.
  resolve: { conditions: ['@tantiya/source', ...defaultClientConditions] },
  build: { target: 'es2022' },
  preview: { port: browserTestsPort, strictPort: true },
  plugins: [
    viteStaticCopy({
      targets: [
        { src: resolve(import.meta.dirname, '../../../trained-models'), dest: '.' },
        { src: `${wasm}/*.wasm`, dest: 'wasm' },
        { src: `${stockTfjs}/tf.min.js`, dest: 'stock' },
      ],
    }),
  ],
});
