import { TantiyaError } from '@tantiya/core';

/** Nobody can run this model: its file contradicts itself. */
export function corrupt(layer: string, fault: string, options?: ErrorOptions): TantiyaError {
  return new TantiyaError('model/corrupt', `${layer}: ${fault}.`, 'Export the model again.', options);
}

/** The model may be fine, but this engine cannot fold it. */
export function unfoldable(layer: string, reason: string): TantiyaError {
  return new TantiyaError('engine/unavailable', `${layer}: ${reason}.`, 'Use an engine of TensorFlow.js.');
}
