import type { LayersModel } from '@tantiya/core';
import * as tf from '@tensorflow/tfjs';
import type { Contender } from './contender.ts';

export type StockBackend = 'cpu' | 'wasm' | 'webgl' | 'webgpu';

/** Rows per pass of `predict`, whose default of 32 would slow large batches down. */
const rowsPerPass = 1024;

/**
 * TensorFlow.js as an app would use it: `loadLayersModel`, `predict`, `data()`.
 *
 * @param wasmPaths folder of the .wasm files of TensorFlow.js
 */
export async function openStockTfjs(
  backend: StockBackend,
  { topology, weightSpecs, weights }: LayersModel,
  wasmPaths: string,
): Promise<Contender> {
  tf.enableProdMode();
  if (backend === 'wasm') {
    const wasm = await import('@tensorflow/tfjs-backend-wasm');
    wasm.setWasmPaths(wasmPaths);
    // What a page gets that is not cross-origin isolated. Where one is, the workers of a minified tfjs never start.
    tf.env().set('WASM_HAS_MULTITHREAD_SUPPORT', false);
  }
  if (backend === 'webgpu') await import('@tensorflow/tfjs-backend-webgpu');
  const enter = async () => {
    if (!(await tf.setBackend(backend))) throw new Error(`tfjs cannot start its ${backend} backend.`);
  };
  await enter();
  const model = await tf.loadLayersModel(
    tf.io.fromMemory({
      modelTopology: topology as object,
      weightSpecs: weightSpecs.map((spec) => ({ ...spec }) as tf.io.WeightsManifestEntry),
      weightData: weights,
    }),
  );
  return {
    name: `tfjs ${backend}`,
    enter,
    async run(matrix, count) {
      const input = tf.tensor2d(matrix, [count, matrix.length / count]);
      const output = model.predict(input, { batchSize: rowsPerPass }) as tf.Tensor;
      const values = await output.data<'float32'>();
      tf.dispose([input, output]);
      return values;
    },
  };
}
