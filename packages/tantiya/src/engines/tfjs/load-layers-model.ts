import { checkTopology, type LayersModel, TantiyaError } from '@tantiya/core';
import * as tf from '@tensorflow/tfjs-core';
import type { LayersModel as TfjsModel } from '@tensorflow/tfjs-layers';
// Registers the layer classes that `deserialize` looks up; by path, so that both are of one copy everywhere.
import '@tensorflow/tfjs-layers/dist/index.js';
import { deserialize } from '@tensorflow/tfjs-layers/dist/layers/serialization.js';
import { convertPythonicToTs } from '@tensorflow/tfjs-layers/dist/utils/serialization_utils.js';

/**
 * Does what tfjs's own `loadLayersModel` does, but synchronously, because a guest backend is active only during one
 * synchronous call. Leaves the model's variables behind and no other tensor.
 *
 * @throws TantiyaError `engine/unavailable` for a topology tfjs does not know, `model/corrupt` for a topology that
 * contradicts itself and for weights that do not fit
 */
export function loadLayersModel({ topology, weightSpecs, weights }: LayersModel): TfjsModel {
  const engine = tf.engine();
  engine.startScope('load');
  try {
    checkTopology(topology); // tfjs loops for ever on a reference that leads nowhere
    const model = buildModel(topology);
    try {
      model.loadWeights(tf.io.decodeWeights(weights, weightSpecs.map(tfjsSpec)));
    } catch (error) {
      throw new TantiyaError(
        'model/corrupt',
        `The weights do not fit the model: ${error instanceof Error ? error.message : error}`,
        'Check that model.json and its weight files come from the same export and arrived complete.',
        { cause: error },
      );
    }
    return model;
  } finally {
    engine.endScope();
  }
}

type KerasConfig = Parameters<typeof convertPythonicToTs>[0];

function buildModel(topology: unknown): TfjsModel {
  try {
    // Files saved by Keras wrap the architecture together with the training configuration.
    const { model_config } = topology as { readonly model_config?: KerasConfig };
    const config = convertPythonicToTs(model_config ?? (topology as KerasConfig));
    // `true` fills new weights with zeros: some initializers take seconds, and the stored values follow at once.
    return deserialize(config as tf.serialization.ConfigDict, {}, true) as unknown as TfjsModel;
  } catch (error) {
    throw new TantiyaError(
      'engine/unavailable',
      `tfjs cannot build the model: ${error instanceof Error ? error.message : error}`,
      'Export it as a TensorFlow.js layers model (Keras 2 topology) made of layers that tfjs has.',
      { cause: error },
    );
  }
}

function tfjsSpec(spec: LayersModel['weightSpecs'][number]): tf.io.WeightsManifestEntry {
  return { ...spec, shape: [...spec.shape] } as tf.io.WeightsManifestEntry;
}
