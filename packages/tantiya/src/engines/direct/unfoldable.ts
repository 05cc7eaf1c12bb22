import { TantiyaError } from '@tantiya/core';

/** The model may be fine, but this engine cannot fold it. */
export function unfoldable(layer: string, reason: string): TantiyaError {
  return new TantiyaError(
    'engine/unavailable',
    `${layer}: ${reason}.`,
    "Use an engine of TensorFlow.js, such as that of 'tantiya/tfjs/webgpu'.",
  );
}
