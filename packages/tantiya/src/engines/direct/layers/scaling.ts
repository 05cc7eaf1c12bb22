import { affine, type Vector } from '../vector.ts';
import { type LayerFold, onlyInput } from './layer-fold.ts';

export const foldRescaling: LayerFold = (layer) => {
  const input = onlyInput(layer);
  const { scale, offset = 0 } = layer.config;
  return affine(input, constant(input, scale), constant(input, offset));
};

/** Outside training the statistics are constants. `weight` refuses those of any axis but the last by their length. */
export const foldBatchNormalization: LayerFold = (layer) => {
  const { config, weight } = layer;
  const { epsilon = 1e-3 } = config;
  const input = onlyInput(layer);
  const { width } = input;
  const gamma = config['scale'] === false ? constant(input, 1) : weight('gamma', width);
  const beta = config['center'] === false ? constant(input, 0) : weight('beta', width);
  const mean = weight('moving_mean', width);
  const variance = weight('moving_variance', width);
  const scale = Float64Array.from(
    gamma,
    (factor, at) => factor / Math.sqrt((variance[at] as number) + Number(epsilon)),
  );
  const offset = Float64Array.from(beta, (start, at) => start - (mean[at] as number) * (scale[at] as number));
  return affine(input, scale, offset);
};

const constant = ({ width }: Vector, value: unknown) => new Float64Array(width).fill(Number(value));
