import { describe, expect, it } from 'vitest';
import { wasm } from '../../tfjs/wasm.ts';
import { webgpu } from '../../tfjs/webgpu.ts';
import { tfjsProvider } from './provider.ts';

describe('opening an engine of TensorFlow.js', () => {
  it('is refused without an adapter, with the reason', async () => {
    const gpu = { requestAdapter: async () => null } as unknown as GPU;
    await expect(webgpu({ gpu }).open()).rejects.toMatchObject({
      code: 'engine/unavailable',
      message: 'No webgpu engine: the browser offers no GPU adapter',
    });
  });

  it('is refused for wasm where its files are not', async () => {
    await expect(wasm({ paths: '/nowhere/' }).open()).rejects.toMatchObject({
      code: 'engine/unavailable',
      hint: expect.stringContaining('.wasm'),
    });
  }, 60_000); // tfjs is thousands of files to transform
});

describe('the paths of wasm', () => {
  it.each([undefined, null, '', 7, {}, { 'tfjs-backend-wasm.wasm': 7 }, [], () => '/wasm/'])(
    'are refused as %j',
    (paths) => {
      expect(() => wasm({ paths } as never)).toThrow(
        expect.objectContaining({ code: 'config/invalid', field: 'paths' }),
      );
    },
  );
});

describe('a package that is not installed', () => {
  const failing = (reason: string) => tfjsProvider('cpu', () => Promise.reject(new TypeError(reason))).open();

  it.each([
    ['Node', "Cannot find package '@tensorflow/tfjs-core' imported from /app/node_modules/tantiya/dist/x.js"],
    ['CommonJS', "Cannot find module '@tensorflow/tfjs-layers'"],
    ['Vite', 'Failed to resolve import "@tensorflow/tfjs-core" from "x.js". Does the file exist?'],
    ['a build by Vite', 'Could not resolve "@tensorflow/tfjs-core" imported by "tantiya". Is it installed?'],
    ['Chromium', "Failed to resolve module specifier '@tensorflow/tfjs-core'"],
    [
      'Firefox',
      'The specifier “@tensorflow/tfjs-core” was a bare specifier, but was not remapped to anything.',
    ],
    ['Safari', `Module specifier, '@tensorflow/tfjs-core' does not start with "/", "./", or "../".`],
  ])('is named with the line that installs it, whatever %s calls it', async (_, reason) => {
    await expect(failing(reason)).rejects.toMatchObject({
      code: 'engine/unavailable',
      message: `No cpu engine: ${reason}`,
      hint: 'Install it: npm install @tensorflow/tfjs-core@4.22.0 @tensorflow/tfjs-layers@4.22.0 @tensorflow/tfjs-backend-cpu@4.22.0',
    });
  });

  it.each(['/app/', 'C:\\app\\'])(
    'is not to blame for what Node cannot import unbundled, in %s',
    async (app) => {
      const dist = `${app}node_modules/@tensorflow/tfjs-backend-cpu/dist/`;
      const reason = `Cannot find module '${dist}cpu_util' imported from ${dist}backend_cpu.js`;
      await expect(failing(reason)).rejects.toMatchObject({
        hint: expect.stringContaining('Bundle your app'),
      });
    },
  );

  it('is not to blame when a file of the page cannot be fetched', async () => {
    const reason =
      'Failed to fetch dynamically imported module: https://shop.example/@tensorflow/tfjs-core.js';
    await expect(failing(reason)).rejects.toMatchObject({
      hint: 'Check that the JavaScript of the page is served completely.',
    });
  });
});
