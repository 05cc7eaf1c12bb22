import { findActivation } from '../activation.ts';
import { unfoldable } from '../layer-error.ts';
import { dense, type Vector } from '../vector.ts';
import { type FoldableLayer, type LayerFold, onlyInput } from './layer-fold.ts';

export const foldDense: LayerFold = (layer) => {
  const input = onlyInput(layer);
  const units = Number(layer.config['units']);
  return activate(layer, dense(input, units, weightsOf(layer, input.width, units)));
};

export const foldActivation: LayerFold = (layer) => activate(layer, onlyInput(layer));

/** Shape [1 + inputs, units], row-major: the bias, then the kernel. */
export function weightsOf({ config, weight }: FoldableLayer, inputs: number, units: number): Float64Array {
  const kernel = weight('kernel', inputs, units);
  const weights = new Float64Array(units + kernel.length);
  if (config['use_bias'] !== false) weights.set(weight('bias', units));
  weights.set(kernel, units);
  return weights;
}

/** @param preset what TensorFlow.js takes when the file says nothing */
export function activate(
  { name, config }: FoldableLayer,
  of: Vector,
  preset = 'linear',
  role = 'activation',
): Vector {
  const wanted = String(config[role] ?? preset);
  if (wanted === 'linear') return of;
  const activation = findActivation(wanted);
  if (activation) return { kind: 'activated', width: of.width, of, activation };
  throw unfoldable(name, `the activation ${wanted}`);
}
