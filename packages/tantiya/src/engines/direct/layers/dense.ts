import { findActivation } from '../activation.ts';
import { unfoldable } from '../unfoldable.ts';
import { dense, elementwise, type Vector, type Weights } from '../vector.ts';
import { type FoldableLayer, type LayerFold, onlyInput } from './layer-fold.ts';

export const foldDense: LayerFold = (layer) => {
  const input = onlyInput(layer);
  const units = Number(layer.config['units']);
  const kernel = layer.weight('kernel', input.width, units);
  return activate(layer, dense(input, units, kernel, biasOf(layer, units)));
};

export const foldActivation: LayerFold = (layer) => activate(layer, onlyInput(layer));

export function biasOf({ config, weight }: FoldableLayer, units: number): Weights {
  return config['use_bias'] === false ? new Float32Array(units) : weight('bias', units);
}

/** @param preset the default of TensorFlow.js, for files that name no activation */
export function activate(
  { name, config }: FoldableLayer,
  source: Vector,
  preset = 'linear',
  role = 'activation',
): Vector {
  const wanted = String(config[role] ?? preset);
  if (wanted === 'linear') return source;
  const activation = findActivation(wanted);
  if (activation) return elementwise([source], (to, from) => () => activation(from, to));
  throw unfoldable(name, `the activation ${wanted}`);
}
