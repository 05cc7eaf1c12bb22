import { corrupt, unfoldable } from '../layer-error.ts';
import type { Layer } from '../topology.ts';
import { affine } from '../vector.ts';
import { type LayerFold, onlyInput, rowInput } from './layer-fold.ts';

export const foldRescaling: LayerFold = (layer, inputs) => {
  const { shape, vector } = onlyInput(layer, inputs);
  const all = constant(vector.width);
  return {
    shape,
    vector: affine(vector, all(numberOf(layer, 'scale')), all(numberOf(layer, 'offset', 0))),
  };
};

/** Outside training the statistics are constants. */
export const foldBatchNormalization: LayerFold = (layer, inputs, weights) => {
  const { name, config } = layer;
  const { shape, vector } = rowInput(layer, inputs);
  const axis = String(config['axis'] ?? -1);
  if (axis !== '-1' && axis !== String(shape.length)) throw unfoldable(name, `it normalizes axis ${axis}`);
  const epsilon = numberOf(layer, 'epsilon', 1e-3);
  const lengths = [vector.width];
  const all = constant(vector.width);
  const gamma = config['scale'] === false ? all(1) : weights('gamma', lengths);
  const beta = config['center'] === false ? all(0) : weights('beta', lengths);
  const mean = weights('moving_mean', lengths);
  const variance = weights('moving_variance', lengths);
  const scale = gamma.map((factor, at) => factor / Math.sqrt((variance[at] ?? 0) + epsilon));
  const offset = beta.map((start, at) => start - (mean[at] ?? 0) * (scale[at] ?? 0));
  return { shape, vector: affine(vector, scale, offset) };
};

const constant = (width: number) => (value: number) => new Float64Array(width).fill(value);

function numberOf({ name, config }: Layer, key: string, preset?: number): number {
  const value = config[key] ?? preset;
  if (typeof value === 'number') return value;
  throw corrupt(name, `its ${key} is ${value}`);
}
