import type { LayersModel, RowShape } from '@tantiya/core';
import type * as Tfjs from '@tensorflow/tfjs';

/** The page's own TensorFlow.js, from a script tag: another copy of the code than the library's. */
export type StockTfjs = typeof Tfjs;

/** A model of the page and the same model as the library loads it. */
export interface StockModel {
  readonly stock: Tfjs.LayersModel;
  readonly source: LayersModel;
}

const inputWidth = 6;
export const stockInputs: RowShape = { dense: inputWidth, sparse: 0 };

/** Two LSTMs at sequence length 1 between everything else a model of this project may hold. Seeded. */
export async function createStockModel(tf: StockTfjs): Promise<StockModel> {
  let seed = 1;
  const weights = () => tf.initializers.randomNormal({ stddev: 0.5, seed: seed++ });
  const lstm = (units: number, returnSequences: boolean) =>
    tf.layers.lstm({
      units,
      returnSequences,
      kernelInitializer: weights(),
      recurrentInitializer: weights(),
      biasInitializer: weights(),
    });
  const stock = tf.sequential({
    layers: [
      tf.layers.rescaling({ inputShape: [inputWidth], scale: 0.5, offset: 0.1 }),
      tf.layers.reshape({ targetShape: [1, inputWidth] }),
      lstm(16, true),
      lstm(8, false),
      tf.layers.batchNormalization({ gammaInitializer: weights(), movingMeanInitializer: weights() }),
      tf.layers.dense({ units: 5, activation: 'relu', kernelInitializer: weights() }),
      tf.layers.dropout({ rate: 0.2 }),
      tf.layers.dense({ units: 3, kernelInitializer: weights(), biasInitializer: weights() }),
    ],
  });
  return { stock, source: await exportModel(tf, stock) };
}

async function exportModel(tf: StockTfjs, model: Tfjs.LayersModel): Promise<LayersModel> {
  const artifacts = await new Promise<Tfjs.io.ModelArtifacts>((resolve) => {
    const keep = tf.io.withSaveHandler(async (saved) => {
      resolve(saved);
      return { modelArtifactsInfo: { dateSaved: new Date(), modelTopologyType: 'JSON' } };
    });
    void model.save(keep);
  });
  return {
    topology: artifacts.modelTopology,
    weightSpecs: artifacts.weightSpecs ?? [],
    weights: tf.io.concatenateArrayBuffers([artifacts.weightData ?? []].flat()),
  };
}

/** Uniform in [-1, 1), shape [rows, inputWidth], the same numbers every time. */
export function createRows(tf: StockTfjs, rows: number): Float32Array {
  return tf.tidy(() => tf.randomUniform([rows, inputWidth], -1, 1, 'float32', 7).dataSync<'float32'>());
}
