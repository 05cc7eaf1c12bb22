import { corrupt, unfoldable } from '../layer-error.ts';
import { input } from '../vector.ts';
import { isLength, type LayerFold, onlyInput } from './layer-fold.ts';

/** Far beyond any network that a page would fold: bounds what a file can make us allocate. */
const widestInput = 2 ** 16;

export const foldInput: LayerFold = ({ name, config }) => {
  const { batch_input_shape: batchShape } = config;
  if (!Array.isArray(batchShape)) throw unfoldable(name, 'its shape is not given');
  // An axis of free length holds time steps, of which there is one.
  const shape = batchShape.slice(1).map((length) => length ?? 1);
  const width = sizeOf(shape);
  if (shape.every(isLength) && width <= widestInput) return { shape, vector: input(width) };
  throw corrupt(name, `its shape is [${shape}]`);
};

export const foldReshape: LayerFold = (layer, inputs) => {
  const { vector } = onlyInput(layer, inputs);
  const { target_shape: target } = layer.config;
  if (!Array.isArray(target)) throw corrupt(layer.name, 'it has no target_shape');
  // One axis may be left open, as -1 or null.
  const open = vector.width / sizeOf(target.filter(isLength));
  const shape = target.map((length) => (isLength(length) ? length : open));
  if (sizeOf(shape) === vector.width && shape.every(isLength)) return { shape, vector };
  throw corrupt(layer.name, `${vector.width} numbers do not fill [${target}]`);
};

export const foldFlatten: LayerFold = (layer, inputs) => {
  const { vector } = onlyInput(layer, inputs);
  if (!/first/i.test(String(layer.config['data_format']))) return { shape: [vector.width], vector };
  throw unfoldable(layer.name, 'channels that come first');
};

function sizeOf(shape: readonly number[]): number {
  return shape.reduce((size, length) => size * length, 1);
}
