import { unfoldable } from '../layer-error.ts';
import { dense, product, type Vector } from '../vector.ts';
import { activate, weightsOf } from './dense.ts';
import { type LayerFold, onlyInput } from './layer-fold.ts';

/**
 * At sequence length 1 the state is zero when it is read, so neither the recurrent kernel nor the forget gate
 * reaches the output: h = output gate * activation(input gate * candidate).
 */
export const foldLstm: LayerFold = (layer) => {
  const { name, config, inputs, weight } = layer;
  if (inputs.length > 1 || config['stateful'] || config['return_state']) {
    throw unfoldable(name, 'its state is set or read from outside');
  }
  const input = onlyInput(layer);
  const units = Number(config['units']);
  const weights = weightsOf(layer, input.width, 4 * units);
  weight('recurrent_kernel', units, 4 * units); // dead, but a file without it is damaged

  /** The columns of the input gate are block 0; then come the forget gate, the candidate and the output gate. */
  const block = (index: number) =>
    dense(
      input,
      units,
      weights.filter((_, at) => Math.floor(at / units) % 4 === index),
    );
  const gate = (index: number) => activate(layer, block(index), 'hard_sigmoid', 'recurrent_activation');
  const activation = (of: Vector) => activate(layer, of, 'tanh');
  const cell = product(activation(block(2)), gate(0));
  return product(activation(cell), gate(3));
};
