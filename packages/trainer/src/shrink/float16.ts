import { type LayersModel, readWeights, writeLayersModel } from '@tantiya/core';
import { namedWeights } from './named-weights.ts';

/** Arrays of fewer numbers stay in float32: halving them saves little, and a single unit may carry the whole answer. */
export const worthHalving = 100;

/** Stores a model's larger weights in half the bytes. TensorFlow.js widens them again when it loads the model. */
export function toFloat16(model: LayersModel): LayersModel {
  return writeLayersModel(model.topology, namedWeights(readWeights(model)), ({ values }) =>
    values.length < worthHalving ? 'float32' : 'float16',
  );
}
