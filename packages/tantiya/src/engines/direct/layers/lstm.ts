import { gateColumns, type LstmGate } from '@tantiya/core';
import { unfoldable } from '../unfoldable.ts';
import { dense, product, type Vector } from '../vector.ts';
import { activate, biasOf } from './dense.ts';
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
  const kernel = weight('kernel', input.width, 4 * units);
  const bias = biasOf(layer, 4 * units);
  weight('recurrent_kernel', units, 4 * units); // has no effect, but a file without it is damaged

  const block = (gate: LstmGate) =>
    dense(input, units, gateColumns(kernel, units, gate), gateColumns(bias, units, gate));
  const opening = (gate: LstmGate) => activate(layer, block(gate), 'hard_sigmoid', 'recurrent_activation');
  const activation = (source: Vector) => activate(layer, source, 'tanh');
  const cell = product(activation(block('candidate')), opening('input'));
  return product(activation(cell), opening('output'));
};
