import type { Scalar, Tensor, Tensor2D, LayersModel as TfjsModel } from '@tensorflow/tfjs';
import type { TensorFlow } from '../backend/tensorflow.ts';

/**
 * Mean squared error over all rows and outputs plus the regularisation penalty: what training minimises.
 *
 * @param dropout whether units are dropped, drawing from `Math.random`
 */
export function objective(
  tf: TensorFlow,
  model: TfjsModel,
  batch: { readonly inputs: Tensor2D; readonly targets: Tensor2D },
  dropout: boolean,
): Scalar {
  const outputs = model.apply(batch.inputs, { training: dropout }) as Tensor;
  return tf.addN([tf.losses.meanSquaredError(batch.targets, outputs), ...penalties(tf, model)]);
}

/**
 * The L2 penalties of all layers. In TensorFlow.js 4.22 a recurrent layer does not report those of its cell, so
 * that `model.fit` silently trains LSTMs without regularisation.
 */
export function penalties(tf: TensorFlow, model: TfjsModel): Scalar[] {
  return model.layers.flatMap((layer) => (layer instanceof tf.RNN ? layer.cell : layer).calculateLosses());
}
