import { denseRows, isTantiyaError } from '@tantiya/core';
import type { Network } from '../src/engines/engine.ts';
import type { TfjsBackendName } from '../src/engines/tfjs/provider.ts';
import { wasm } from '../src/tfjs/wasm.ts';
import { webgl } from '../src/tfjs/webgl.ts';
import { webgpu } from '../src/tfjs/webgpu.ts';
import { createRows, createStockModel, type StockModel, type StockTfjs, stockInputs } from './stock-model.ts';
import { tfjsProviders } from './tfjs-providers.ts';
import { tinyInputs, tinyModel } from './tiny-model.ts';

const tinyRows = denseRows(2, Float32Array.of(1, 1, 0, 2));
const openTfjs = (name: TfjsBackendName) => tfjsProviders[name].open();

/** What specs ask the page to do; plain data goes in and out. */
export const scenarios = {
  /** How far answers are from stock tfjs on its cpu backend, over batches of several sizes. */
  async distanceToStock(name: TfjsBackendName) {
    const tf = stockTfjs();
    await tf.setBackend('cpu');
    const { stock, source } = await createStockModel(tf);
    const engine = await openTfjs(name);
    const network = await engine.load(source, stockInputs);
    let distance = 0;
    for (const rows of [1, 7, 300]) {
      const matrix = createRows(tf, rows);
      const answers = await network.run(denseRows(rows, matrix));
      const expected = predict(tf, stock, matrix);
      if (answers.length !== expected.length)
        throw new Error(`${answers.length} numbers, not ${expected.length}`);
      answers.forEach((answer, index) => {
        distance = Math.max(distance, Math.abs(answer - (expected[index] ?? Number.NaN)));
      });
    }
    engine.dispose();
    return { distance, inputs: network.inputs, outputWidth: network.outputWidth };
  },

  /** The page's tfjs, another copy than ours, around and during a visit of the library. */
  async visitStockPage(name: TfjsBackendName) {
    const tf = stockTfjs();
    await tf.setBackend('cpu');
    const { stock, source } = await createStockModel(tf);
    const tensor = tf.tensor1d([1, 2, 3]);
    const matrix = createRows(tf, 4);
    const look = () => ({
      backend: tf.getBackend(),
      backends: tf.engine().backendNames(),
      variables: Object.keys(tf.engine().registeredVariables),
      values: [...tf.tidy(() => tensor.mul(2).dataSync())],
      answers: [...predict(tf, stock, matrix)],
    });

    const before = { ...look(), tensors: tf.memory().numTensors };
    const engine = await openTfjs(name);
    const network = await engine.load(source, stockInputs);
    const loaded = tf.memory().numTensors;
    const running = network.run(denseRows(4, matrix));
    const during = look();
    await running;
    for (let i = 0; i < 20; i++) await network.run(denseRows(4, matrix));
    const leaked = tf.memory().numTensors - loaded;
    engine.dispose();
    return { before, during, leaked, after: { ...look(), tensors: tf.memory().numTensors } };
  },

  /** The page has this very copy of tfjs and computes on a backend of the same kind. */
  async visitSharedPage(name: TfjsBackendName) {
    const tf = await sharedTfjs();
    await stockBackends[name]();
    await tf.setBackend(name);
    const tensor = tf.tensor1d([1, 2, 3]);
    const double = async () => {
      const result = tf.add(tensor, tensor);
      const values = [...(await result.data())];
      result.dispose();
      return values;
    };
    const look = async () => ({
      values: await double(),
      backend: tf.getBackend(),
      tensors: tf.memory().numTensors,
    });

    const before = await look();
    const engine = await openTfjs(name);
    const network = await engine.load(tinyModel, tinyInputs);
    const [answers, during] = await Promise.all([network.run(tinyRows), double()]);
    engine.dispose();
    return { before, during, answers: [...answers], after: await look() };
  },

  /** The page never chose a backend. */
  async visitUndecidedPage(name: TfjsBackendName) {
    const tf = await sharedTfjs();
    const look = () => ({ backend: tf.getBackend(), backends: tf.engine().backendNames() });
    const before = look();
    const answers = await answerOnce(name);
    return { before, answers, after: look() };
  },

  /** The device is destroyed under a run, and after it. */
  async loseDevice(name: 'webgpu' | 'webgl') {
    const tf = await sharedTfjs();
    const devices = name === 'webgpu' ? spyOnGpu() : spyOnCanvases();
    const engine = await (name === 'webgpu' ? webgpu(devices) : webgl()).open();
    const network = await engine.load(tinyModel, tinyInputs);
    await network.run(tinyRows);
    const started = performance.now();
    const running = codeOf(network.run(tinyRows));
    devices.destroy();
    const duringRun = await running;
    const waitedMs = performance.now() - started;
    const afterwards = await codeOf(network.run(tinyRows));
    const onLoad = await codeOf(engine.load(tinyModel, tinyInputs));
    network.dispose();
    engine.dispose();
    // Not tf.memory(): it asks the page's backend, and this page has none.
    const tensors = tf.engine().state.numTensors;
    return { duringRun, waitedMs, afterwards, onLoad, tensors, answersAgain: await answerOnce(name) };
  },

  /** The loss comes in the same turn as the run, before anyone can know of it. */
  async loseDeviceBeforeRun() {
    const devices = spyOnGpu();
    const engine = await webgpu(devices).open();
    const network = await engine.load(tinyModel, tinyInputs);
    devices.destroy();
    const code = await codeOf(network.run(tinyRows));
    engine.dispose();
    return code;
  },

  /** The error of an engine that is not there, and what it cost to find out. */
  async openFailing(kind: keyof typeof failingProviders) {
    const requestsBefore = performance.getEntriesByType('resource').length;
    const error = await failingProviders[kind].open().then(
      () => undefined,
      (reason: unknown) => reason,
    );
    return {
      code: isTantiyaError(error) ? error.code : undefined,
      message: isTantiyaError(error) ? error.message : undefined,
      requests: performance.getEntriesByType('resource').length - requestsBefore,
    };
  },

  answerOnce,
};

/** WebGPU where there is none, and wasm where its files are not. */
const failingProviders = { webgpu: webgpu(), wasm: wasm({ paths: '/nowhere/' }) };

/** The copy of tfjs that the library uses, as an app gets it that bundles both. */
const sharedTfjs = () => import('@tensorflow/tfjs-core');

/** Stock backends register themselves with the shared engine when they are imported. */
const stockBackends: Readonly<Record<TfjsBackendName, () => Promise<unknown>>> = {
  webgpu: () => import('@tensorflow/tfjs-backend-webgpu'),
  webgl: () => import('@tensorflow/tfjs-backend-webgl'),
  wasm: async () => (await import('@tensorflow/tfjs-backend-wasm')).setWasmPaths('/wasm/'),
  cpu: () => import('@tensorflow/tfjs-backend-cpu'),
};

async function answerOnce(name: TfjsBackendName): Promise<readonly number[]> {
  const engine = await openTfjs(name);
  const network = await engine.load(tinyModel, tinyInputs);
  const answers = await network.run(tinyRows);
  engine.dispose();
  return [...answers];
}

function stockTfjs(): StockTfjs {
  const { tf } = globalThis as unknown as { readonly tf?: StockTfjs };
  if (!tf) throw new Error('the page has no tfjs of its own');
  return tf;
}

function predict(tf: StockTfjs, model: StockModel['stock'], matrix: Float32Array) {
  return tf.tidy(() => {
    const input = tf.tensor2d(matrix, [matrix.length / stockInputs.dense, stockInputs.dense]);
    return (model.predict(input) as typeof input).dataSync<'float32'>();
  });
}

/** A GPU that knows the devices it gave. */
function spyOnGpu() {
  const devices: GPUDevice[] = [];
  const requestAdapter = async () => {
    const adapter = await navigator.gpu.requestAdapter();
    if (!adapter) return null;
    const requestDevice = adapter.requestDevice.bind(adapter);
    adapter.requestDevice = async (descriptor) => {
      const device = await requestDevice(descriptor);
      devices.push(device);
      return device;
    };
    return adapter;
  };
  return {
    gpu: { requestAdapter } as unknown as GPU,
    destroy: () => {
      for (const device of devices) device.destroy();
    },
  };
}

/** The WebGL contexts made until they are destroyed. */
function spyOnCanvases() {
  const contexts: WebGL2RenderingContext[] = [];
  const { getContext } = OffscreenCanvas.prototype;
  OffscreenCanvas.prototype.getContext = function (
    this: OffscreenCanvas,
    ...args: Parameters<typeof getContext>
  ) {
    const context = getContext.apply(this, args);
    if (context instanceof WebGL2RenderingContext) contexts.push(context);
    return context;
  } as typeof getContext;
  return {
    gpu: undefined,
    destroy: () => {
      OffscreenCanvas.prototype.getContext = getContext;
      for (const context of new Set(contexts)) context.getExtension('WEBGL_lose_context')?.loseContext();
    },
  };
}

async function codeOf(outcome: ReturnType<Network['run']> | Promise<unknown>): Promise<string> {
  try {
    await outcome;
    return 'no error';
  } catch (error) {
    return isTantiyaError(error) ? error.code : String(error);
  }
}
