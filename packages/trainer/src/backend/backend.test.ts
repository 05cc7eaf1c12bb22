import { describe, expect, it } from 'vitest';
import { openBackend } from './backend.ts';

/** A machine without any of the optional packages. */
const nothingInstalled = (specifier: string) =>
  Promise.reject(
    Object.assign(new Error(`Cannot find package '${specifier}' imported from engine.js`), {
      code: 'ERR_MODULE_NOT_FOUND',
    }),
  );

/** A machine where the package `webgpu` offers one adapter, or none. */
const withAdapter =
  (info: { description: string; isFallbackAdapter: boolean } | null) => (specifier: string) =>
    specifier === 'webgpu'
      ? Promise.resolve({ globals: {}, create: () => ({ requestAdapter: async () => info && { info } }) })
      : nothingInstalled(specifier);

describe('openBackend', () => {
  it.each(['wasm', 'cpu'] as const)('opens %s, which needs no optional package', async (name) => {
    const backend = await openBackend(name, nothingInstalled);
    expect(backend.name).toBe(name);
    expect(backend.tf.getBackend()).toBe(name);
  });

  it('leaves no tensor behind', async () => {
    const { tf } = await openBackend('cpu');
    const before = tf.memory().numTensors;
    await openBackend('cpu');
    expect(tf.memory().numTensors).toBe(before);
  });

  it('falls back to wasm by itself', async () => {
    expect((await openBackend('auto', nothingInstalled)).name).toBe('wasm');
  });

  it('passes over a software WebGPU adapter by itself', async () => {
    const importPeer = withAdapter({ description: 'SwiftShader', isFallbackAdapter: true });
    expect((await openBackend('auto', importPeer)).name).toBe('wasm');
  });

  it.each([
    ['node-gpu', '@tensorflow/tfjs-node-gpu'],
    ['node', '@tensorflow/tfjs-node'],
    ['webgpu', 'webgpu'],
  ] as const)('says how to install what %s needs', async (name, specifier) => {
    await expect(openBackend(name, nothingInstalled)).rejects.toMatchObject({
      code: 'engine/unavailable',
      message: `${specifier} is not installed.`,
      hint: `Install it with \`npm install ${specifier}\`.`,
    });
  });

  it('tells a package that does not load from one that is not installed', async () => {
    const broken = () => Promise.reject(new Error('libtensorflow.so.2: cannot open shared object file'));
    await expect(openBackend('node', broken)).rejects.toMatchObject({
      code: 'engine/unavailable',
      message: expect.stringContaining('is installed but does not load: libtensorflow.so.2'),
    });
  });

  it('says when there is no GPU adapter', async () => {
    await expect(openBackend('webgpu', withAdapter(null))).rejects.toMatchObject({
      code: 'engine/unavailable',
      message: expect.stringContaining('finds no GPU adapter'),
    });
  });
});
