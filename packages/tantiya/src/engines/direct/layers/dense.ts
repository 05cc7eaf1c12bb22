import { findActivation } from '../activation.ts';
import { unfoldable } from '../layer-error.ts';
import { dense, type Vector } from '../vector.ts';
import { type FoldableLayer, type LayerFold, onlyInput } from './layer-fold.ts';

export const foldDense: LayerFold = (layer) => {
  const input = onlyInput(layer);
  const units = Number(layer.config['units']);
  const of = dense(input, layer.weight('kernel', input.width, units), biasOf(layer, units));
  return activate(layer, of, 'activation', 'linear');
};

export const foldActivation: LayerFold = (layer) => activate(layer, onlyInput(layer), 'activation', 'linear');

export function biasOf({ config, weight }: FoldableLayer, length: number): Float64Array {
  return config['use_bias'] === false ? new Float64Array(length) : weight('bias', length);
}

/** @param preset what TensorFlow.js takes when the file says nothing */
export function activate({ name, config }: FoldableLayer, of: Vector, role: string, preset: string): Vector {
  const wanted = String(config[role] ?? preset);
  if (wanted === 'linear') return of;
  const activation = findActivation(wanted);
  if (activation) return { kind: 'activated', width: of.width, of, activation };
  throw unfoldable(name, `the activation ${wanted}`);
}
