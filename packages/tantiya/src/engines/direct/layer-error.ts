import { TantiyaError } from '@tantiya/core';

/** A model that nobody can run, since its file contradicts itself. */
export function corrupt(layer: string, fault: string): TantiyaError {
  return new TantiyaError('model/corrupt', `${layer}: ${fault}.`, 'Export the model again.');
}

/** A model that may be fine, and that this engine cannot fold. */
export function unfoldable(layer: string, reason: string): TantiyaError {
  return new TantiyaError(
    'engine/unavailable',
    `${layer}: ${reason}.`,
    'Another engine may run it; the direct one folds dense layers and LSTMs at sequence length 1.',
  );
}
