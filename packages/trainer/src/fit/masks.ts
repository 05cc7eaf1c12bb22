import type { LayersModel as TfjsModel } from '@tensorflow/tfjs';
import type { TensorFlow } from '../backend/tensorflow.ts';

/**
 * Frees the dropout masks that recurrent cells keep from one call to the next, and would keep after the model is
 * disposed. Cells make new ones when they are called again.
 */
export function releaseMasks(tf: TensorFlow, model: TfjsModel): void {
  for (const layer of model.layers) {
    if (!(layer instanceof tf.RNN)) continue;
    const { cell } = layer;
    tf.dispose([cell.dropoutMask, cell.recurrentDropoutMask]);
    Object.assign(cell, { dropoutMask: null, recurrentDropoutMask: null });
  }
}
