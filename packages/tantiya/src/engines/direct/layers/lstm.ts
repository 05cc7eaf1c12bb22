import { corrupt, unfoldable } from '../layer-error.ts';
import { dense, product, type Vector } from '../vector.ts';
import { activate, biasOf, type LayerFold, rowInput, unitsOf } from './layer-fold.ts';

/**
 * At sequence length 1 the state is zero when it is read, so neither the recurrent kernel nor the forget gate
 * reaches the output: h = output gate * activation(input gate * candidate).
 */
export const foldLstm: LayerFold = (layer, inputs, weights) => {
  const { name, config } = layer;
  if (inputs.length > 1) throw unfoldable(name, 'an initial state');
  if (config['stateful']) throw unfoldable(name, 'a state that stays between calls');
  if (config['return_state']) throw unfoldable(name, 'a state among its outputs');
  const { shape, vector } = rowInput(layer, inputs);
  if (shape.length !== 2) throw corrupt(name, `its input has no steps, but the shape [${shape}]`);
  const units = unitsOf(layer);
  const kernel = weights('kernel', [vector.width, 4 * units]);
  const bias = biasOf(layer, weights, 4 * units);
  weights('recurrent_kernel', [units, 4 * units]); // dead, but a file without it is damaged

  /** The columns of the input gate are block 0; then come the forget gate, the candidate and the output gate. */
  const block = (index: number) => {
    const inBlock = (_: number, at: number) => Math.floor(at / units) % 4 === index;
    return dense(vector, kernel.filter(inBlock), bias.filter(inBlock));
  };
  const gate = (index: number) => activate(layer, block(index), 'recurrent_activation', 'hard_sigmoid');
  const activation = (of: Vector) => activate(layer, of, 'activation', 'tanh');
  return {
    shape: config['return_sequences'] ? [1, units] : [units],
    vector: product(activation(product(activation(block(2)), gate(0))), gate(3)),
  };
};
