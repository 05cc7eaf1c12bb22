import { type LayersModel, writeLayersModel } from '@tantiya/core';
import type { io, LayersModel as TfjsModel } from '@tensorflow/tfjs';
import type { TensorFlow } from '../backend/tensorflow.ts';

/** Takes a trained network out of TensorFlow.js; weights in float32. */
export async function exportNetwork(network: TfjsModel): Promise<LayersModel> {
  const weights = network.weights.map(async (weight) => ({
    name: weight.originalName,
    shape: weight.read().shape,
    values: (await weight.read().data()) as Float32Array,
  }));
  return writeLayersModel(network.toJSON(null, false), await Promise.all(weights));
}

/** Loads a model as every user of the exported files does, so that what is evaluated is what is shipped. */
export function importNetwork(tf: TensorFlow, model: LayersModel): Promise<TfjsModel> {
  return tf.loadLayersModel(
    tf.io.fromMemory({
      modelTopology: model.topology as object,
      weightSpecs: model.weightSpecs as io.WeightsManifestEntry[],
      weightData: model.weights,
    }),
  );
}
