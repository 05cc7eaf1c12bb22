import { dense } from '../vector.ts';
import { activate, biasOf, type LayerFold, onlyInput, rowInput, unitsOf } from './layer-fold.ts';

export const foldDense: LayerFold = (layer, inputs, weights) => {
  const { shape, vector } = rowInput(layer, inputs);
  const units = unitsOf(layer);
  const of = dense(vector, weights('kernel', [vector.width, units]), biasOf(layer, weights, units));
  return { shape: [...shape.slice(0, -1), units], vector: activate(layer, of, 'activation', 'linear') };
};

export const foldActivation: LayerFold = (layer, inputs) => {
  const { shape, vector } = onlyInput(layer, inputs);
  return { shape, vector: activate(layer, vector, 'activation', 'linear') };
};
